using System.Text;

namespace Waldur.Client.Events;

/// <summary>Writes the frames of a client.</summary>
internal static class StompEncoder
{
    /// <summary>A frame without a body, as bytes of UTF-8.</summary>
    /// <remarks>
    /// The text of STOMP 1.2 leaves the headers of CONNECT as they are; RabbitMQ undoes escapes in them too, so they are
    /// escaped like all others.
    /// </remarks>
    public static byte[] Encode(StompFrame frame)
    {
        var text = new StringBuilder(frame.Command).Append('\n');
        foreach (var (name, value) in frame.Headers)
        {
            text.Append(StompText.Escape(name)).Append(':').Append(StompText.Escape(value)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append("\n\0").ToString());
    }
}
