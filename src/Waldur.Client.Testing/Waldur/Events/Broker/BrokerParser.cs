using System.Globalization;
using System.Text;

namespace Waldur.Client.Testing;

/// <summary>Reads the frames that a client sends, however they are cut.</summary>
internal sealed class BrokerParser
{
    private readonly List<byte> _bytes = [];

    public void Append(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    /// <summary>The next whole frame; null while there is none.</summary>
    /// <exception cref="FormatException">What came is no frame; the message is the broker's reason to close.</exception>
    public BrokerFrame? TryRead()
    {
        var start = _bytes.FindIndex(one => one is not ((byte)'\n' or (byte)'\r'));
        if (start < 0)
        {
            _bytes.Clear();
            return null;
        }

        var lines = new List<string>();
        var position = start;
        while (true)
        {
            var end = _bytes.IndexOf((byte)'\n', position);
            if (end < 0)
            {
                return null;
            }

            var line = Encoding.UTF8.GetString(_bytes.GetRange(position, end - position).ToArray()).TrimEnd('\r');
            position = end + 1;
            if (line.Length == 0)
            {
                break;
            }

            lines.Add(line);
        }

        var headers = lines.Skip(1).Select(Header).ToList();
        if (BodyEnd(headers, position) is not { } bodyEnd)
        {
            return null;
        }

        var frame = new BrokerFrame(lines[0], headers, _bytes.GetRange(position, bodyEnd - position).ToArray());
        _bytes.RemoveRange(0, bodyEnd + 1);
        return frame;
    }

    private int? BodyEnd(List<(string Name, string Value)> headers, int start)
    {
        var length = headers.Find(header => header.Name == "content-length").Value;
        var end = length is null ? _bytes.IndexOf(0, start) : start + int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture);
        return end < 0 || end >= _bytes.Count ? null : end;
    }

    private static (string Name, string Value) Header(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? throw new FormatException("{header_no_value}") : (Unescape(line[..colon]), Unescape(line[(colon + 1)..]));
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : (++i < text.Length ? text[i] : ' ') switch
            {
                'n' => '\n',
                'r' => '\r',
                'c' => ':',
                '\\' => '\\',
                var other => throw new FormatException($"{{bad_escape,{(int)other}}}"),
            });
        }

        return plain.ToString();
    }
}
