using System.Globalization;
using System.Text;

namespace Waldur.Client.Testing;

/// <summary>A frame of STOMP 1.2, as the broker reads and writes it.</summary>
internal sealed record BrokerFrame(string Command, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Name == name)
            {
                return header.Value;
            }
        }

        return null;
    }

    public static BrokerFrame From(string command, params (string Name, string Value)[] headers) => new(command, headers, []);

    public static BrokerFrame Error(string message, string body, params (string Name, string Value)[] more) => new(
        "ERROR",
        [
            ("message", message),
            .. more,
            ("content-type", "text/plain"),
            ("version", "1.0,1.1,1.2"),
            ("content-length", Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)),
        ],
        Encoding.UTF8.GetBytes(body));

    /// <summary>The bytes on the wire; a line feed follows every frame.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(Command).Append('\n');
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(':').Append(Escape(value)).Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(head.Append('\n').ToString()), .. Body, 0, (byte)'\n'];
    }

    private string Escape(string value) => Command == "CONNECTED"
        ? value
        : value.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace(":", "\\c", StringComparison.Ordinal);
}
