using Generated.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Waldur;

/// <summary>An action on a row, with a body or without.</summary>
public class ActionRequestBuilder(string path, Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}" + path, pathParameters)
{
    public async Task<Outcome?> PostAsync(IParsable? body = null, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = new RequestInformation(Method.POST, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        if (body is not null)
        {
            requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        }

        return await RequestAdapter.SendAsync<Outcome>(requestInfo, Outcome.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }
}
