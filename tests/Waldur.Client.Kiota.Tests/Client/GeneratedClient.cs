using Generated.Katello;
using Generated.Waldur;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Store;
using Microsoft.Kiota.Serialization.Form;
using Microsoft.Kiota.Serialization.Json;
using Microsoft.Kiota.Serialization.Multipart;
using Microsoft.Kiota.Serialization.Text;

namespace Generated;

/// <summary>A client in the form that Kiota generates: what it asks of an adapter, all such clients ask.</summary>
public class GeneratedClient : BaseRequestBuilder
{
    public GeneratedClient(IRequestAdapter requestAdapter, IBackingStoreFactory? backingStore = default)
        : base(requestAdapter, "{+baseurl}", new Dictionary<string, object>())
    {
        ApiClientBuilder.RegisterDefaultSerializer<JsonSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultSerializer<TextSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultSerializer<FormSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultSerializer<MultipartSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<JsonParseNodeFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<TextParseNodeFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<FormParseNodeFactory>();
        if (string.IsNullOrEmpty(RequestAdapter.BaseUrl))
        {
            RequestAdapter.BaseUrl = "https://description.example.com";
        }

        PathParameters.TryAdd("baseurl", RequestAdapter.BaseUrl!);
        if (backingStore is not null)
        {
            RequestAdapter.EnableBackingStore(backingStore);
        }
    }

    public RowsRequestBuilder BackendResources => new("/api/backend-resources/", PathParameters, RequestAdapter);

    public RowsRequestBuilder BackendResourceRequests => new("/api/backend-resource-requests/", PathParameters, RequestAdapter);

    public RowsRequestBuilder WithoutSlash => new("/api/backend-resources", PathParameters, RequestAdapter);

    public CatalogsRequestBuilder Catalogs => new(PathParameters, RequestAdapter);

    public OtherRequestBuilder Other => new(PathParameters, RequestAdapter);

    public SyncPlansRequestBuilder SyncPlans => new(PathParameters, RequestAdapter);
}
