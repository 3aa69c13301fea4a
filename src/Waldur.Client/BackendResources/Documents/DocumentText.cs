using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waldur.Client;

/// <summary>Writes and parses the JSON of plans, which people read and edit.</summary>
internal static class DocumentText
{
    private const int MaxDepth = 64;

    // No page of HTML: names stay readable.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Parses a document.</summary>
    /// <exception cref="FormatException">The text is no JSON; the message names the line.</exception>
    public static DocumentField Parse(string json, DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new DocumentField(document.RootElement.Clone(), $"The {kind.Name}");
        }
        catch (JsonException error)
        {
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"The {kind.Name} is no JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}."), error);
        }
    }

    public static void WriteRaw(Utf8JsonWriter writer, string name, RawJson value)
    {
        writer.WritePropertyName(name);
        if (IsText(value))
        {
            value.ToElement().WriteTo(writer);
            return;
        }

        writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }

    // A server's half of a surrogate pair cannot be written anew, only as it stands.
    private static bool IsText(RawJson value)
    {
        try
        {
            _ = RawJson.From(value.ToElement());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
