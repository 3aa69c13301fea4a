using System.Diagnostics.CodeAnalysis;
using Generated.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Waldur;

/// <summary>The other forms of operations: single values, lists of them, free JSON, files.</summary>
public class OtherRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/other/", pathParameters)
{
    public async Task<T?> GetPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(CancellationToken cancellationToken = default) =>
        await RequestAdapter.SendPrimitiveAsync<T>(ToRequestInformation(Method.GET, "*/*"), ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);

    public async Task<List<T>?> GetPrimitivesAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(CancellationToken cancellationToken = default)
    {
        var collectionResult = await RequestAdapter.SendPrimitiveCollectionAsync<T>(ToRequestInformation(Method.GET), ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
        return collectionResult?.AsList();
    }

    public async Task<UntypedNode?> GetUntypedAsync(CancellationToken cancellationToken = default) =>
        await RequestAdapter.SendAsync<UntypedNode>(ToRequestInformation(Method.GET), UntypedNode.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);

    public async Task<Stream?> GetFileAsync(Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToRequestInformation(Method.GET, "application/octet-stream");
        requestInfo.Configure(requestConfiguration);
        return await RequestAdapter.SendPrimitiveAsync<Stream>(requestInfo, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task PutFileAsync(Stream body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToRequestInformation(Method.PUT);
        requestInfo.Configure(requestConfiguration);
        requestInfo.SetStreamContent(body, "application/octet-stream");
        await RequestAdapter.SendNoContentAsync(requestInfo, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task PostFormAsync(MultipartBody body, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToRequestInformation(Method.POST);
        requestInfo.SetContentFromParsable(RequestAdapter, "multipart/form-data", body);
        await RequestAdapter.SendNoContentAsync(requestInfo, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Row?> PostScalarAsync(string text, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToRequestInformation(Method.POST);
        requestInfo.SetContentFromScalar(RequestAdapter, "text/plain", text);
        return await RequestAdapter.SendAsync<Row>(requestInfo, Row.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public RequestInformation ToRequestInformation(Method method, string accept = "application/json")
    {
        var requestInfo = new RequestInformation(method, UrlTemplate, PathParameters);
        requestInfo.Headers.TryAdd("Accept", accept);
        return requestInfo;
    }
}
