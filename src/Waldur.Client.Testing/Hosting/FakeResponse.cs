using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>What a fake server responds, before it is put on a transport.</summary>
internal sealed class FakeResponse
{
    private static readonly JsonWriterOptions RawUnicode = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private FakeResponse(int status, string? contentType, byte[] body)
    {
        Status = status;
        Body = body;
        if (contentType is not null)
        {
            Headers["Content-Type"] = contentType;
        }
    }

    public int Status { get; }

    public byte[] Body { get; }

    public SortedDictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Headers that are sent beside one of the same name.</summary>
    public List<KeyValuePair<string, string>> FurtherHeaders { get; } = [];

    /// <summary>How long the server works before <see cref="Continuation"/> gives the true response.</summary>
    public TimeSpan Delay { get; private init; }

    public Func<FakeResponse>? Continuation { get; private init; }

    public static FakeResponse Json(int status, JsonNode? body, string contentType = "application/json; charset=utf-8") =>
        new(status, contentType, Serialize(body));

    public static FakeResponse Html(int status, string body, string contentType = "text/html; charset=utf-8") =>
        new(status, contentType, Encoding.UTF8.GetBytes(body));

    public static FakeResponse Empty(int status) => new(status, null, []);

    public static FakeResponse After(TimeSpan delay, Func<FakeResponse> continuation) =>
        new(0, null, []) { Delay = delay, Continuation = continuation };

    public FakeResponse With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    /// <summary>The same response with another body.</summary>
    public FakeResponse WithBody(byte[] body)
    {
        var copy = new FakeResponse(Status, null, body);
        foreach (var (name, value) in Headers)
        {
            copy.Headers[name] = value;
        }

        copy.FurtherHeaders.AddRange(FurtherHeaders);
        return copy;
    }

    /// <summary>The same response with another body, in JSON.</summary>
    public FakeResponse WithJson(JsonNode? body) => WithBody(Serialize(body));

    private static byte[] Serialize(JsonNode? body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, RawUnicode))
        {
            if (body is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                body.WriteTo(writer);
            }
        }

        return buffer.ToArray();
    }
}
