using System.Globalization;
using System.Text;

namespace Waldur.Client.Events;

/// <summary>The command and headers of the frame that is being read.</summary>
internal sealed class StompHead(int start)
{
    private readonly List<KeyValuePair<string, string>> _headers = [];

    public int Start { get; private set; } = start;

    public int? BodyStart { get; set; }

    public bool IsComplete { get; private set; }

    public string Command { get; private set; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    public void Add(ReadOnlySpan<byte> line)
    {
        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        if (Command.Length == 0)
        {
            Command = ToCommand(line);
        }
        else if (line.IsEmpty)
        {
            IsComplete = true;
        }
        else
        {
            AddHeader(Encoding.UTF8.GetString(line));
        }
    }

    public void Move(int by)
    {
        Start -= by;
        BodyStart -= by;
    }

    public int? BodyLength(int max)
    {
        foreach (var (name, value) in _headers)
        {
            if (name == "content-length")
            {
                var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length);
                return !isNumber
                    ? throw new StompProtocolException("A frame's content-length is no number.")
                    : length > max ? throw TooLarge() : (int)length;
            }
        }

        return null;
    }

    public static StompProtocolException TooLarge() => new("The body of a frame is larger than is taken.");

    private static string ToCommand(ReadOnlySpan<byte> line) =>
        line.Length is > 0 and <= StompLimits.MaxCommandLength && !line.ContainsAnyExceptInRange((byte)'A', (byte)'Z')
            ? Encoding.ASCII.GetString(line)
            : throw new StompProtocolException("What came does not begin with the command of a frame.");

    private void AddHeader(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new StompProtocolException("A header has no colon.");
        }

        if (_headers.Count == StompLimits.MaxHeaders)
        {
            throw new StompProtocolException("A frame has more headers than are taken.");
        }

        // The headers of CONNECTED are not escaped, for the sake of STOMP 1.0.
        var isPlain = Command == "CONNECTED";
        _headers.Add(new(Text(line[..colon], isPlain), Text(line[(colon + 1)..], isPlain)));
    }

    private static string Text(string text, bool isPlain) => isPlain ? text : StompText.Unescape(text);
}
