using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Waldur.Client.Kiota;

/// <summary>
/// How bodies are read and written: JSON by the rules of the servers, everything else by what the generated client registered.
/// Kiota's own registries only: a factory type of our own would tie the package to one major version of Kiota.
/// </summary>
internal sealed class KiotaFormats
{
    private const string Json = "application/json";

    private readonly ParseNodeFactoryRegistry _readers = new();
    private readonly SerializationWriterFactoryRegistry _writers = new();

    public KiotaFormats(string? dateTimeFormat)
    {
        var context = new KiotaJsonSerializationContext(new JsonSerializerOptions
        {
            Converters = { new WireGuidConverter(), new WireDateTimeConverter(dateTimeFormat) },
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
        });
        _readers.ContentTypeAssociatedFactories[Json] = new JsonParseNodeFactory(context);
        _writers.ContentTypeAssociatedFactories[Json] = new JsonSerializationWriterFactory(context);
    }

    public ISerializationWriterFactory Writers
    {
        get
        {
            // Registered by the generated client's constructor, after this adapter was made.
            foreach (var (mediaType, factory) in SerializationWriterFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories)
            {
                _writers.ContentTypeAssociatedFactories.TryAdd(mediaType, factory);
            }

            return _writers;
        }
    }

    private ParseNodeFactoryRegistry Readers
    {
        get
        {
            foreach (var (mediaType, factory) in ParseNodeFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories)
            {
                _readers.ContentTypeAssociatedFactories.TryAdd(mediaType, factory);
            }

            return _readers;
        }
    }

    public static bool IsJson(string mediaType) =>
        mediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    public Task<IParseNode> ReadAsync(string mediaType, Stream body, CancellationToken cancellationToken) =>
        Readers.GetRootParseNodeAsync(IsJson(mediaType) ? Json : mediaType, body, cancellationToken);

    public void EnableBackingStore()
    {
        ApiClientBuilder.EnableBackingStoreForParseNodeFactory(Readers);
        ApiClientBuilder.EnableBackingStoreForSerializationWriterFactory(Writers);
    }
}
