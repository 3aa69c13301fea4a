using System.Text;

namespace Waldur.Client.Events;

/// <summary>Texts of the broker, fit for a log: without the password, short, and on one line.</summary>
internal static class SafeText
{
    private const int MaxLength = 200;

    /// <summary>
    /// Takes the password out, then shortens. In the other order, a text that is cut within the password would show the beginning
    /// of it.
    /// </summary>
    public static string From(string? text, Passcode? passcode)
    {
        var safe = new StringBuilder();
        text ??= "";
        foreach (var character in (passcode?.Redact(text) ?? text).AsSpan().Trim())
        {
            if (safe.Length == MaxLength)
            {
                return safe.Append('…').ToString();
            }

            safe.Append(char.IsControl(character) ? ' ' : character);
        }

        return safe.ToString();
    }

    /// <inheritdoc cref="From(string?, Passcode?)"/>
    public static string From(ReadOnlyMemory<byte> text, Passcode passcode) => From(Encoding.UTF8.GetString(text.Span), passcode);
}
