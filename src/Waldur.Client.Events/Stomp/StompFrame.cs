using System.Text;

namespace Waldur.Client.Events;

/// <summary>One frame of STOMP 1.2.</summary>
internal sealed class StompFrame(string command, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body = default)
{
    private const string Passcode = "passcode";

    public string Command => command;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>A header's value; the first counts where it is repeated. Null where it is absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var header in headers)
            {
                if (string.Equals(header.Key, name, StringComparison.Ordinal))
                {
                    return header.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The command and headers on one line, for logs: without the passcode, and without the body, which may name people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(command);
        foreach (var (name, value) in headers)
        {
            text.Append(' ').Append(name).Append(':').Append(name == Passcode ? "***" : value);
        }

        return text.Append(" (").Append(body.Length).Append(" bytes)").ToString();
    }
}
