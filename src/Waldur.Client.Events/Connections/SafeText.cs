using System.Text;

namespace Waldur.Client.Events;

/// <summary>Texts of the broker, fit for a log: short, and on one line.</summary>
internal static class SafeText
{
    private const int MaxLength = 200;

    public static string From(string? text)
    {
        var safe = new StringBuilder();
        foreach (var character in (text ?? "").AsSpan().Trim())
        {
            if (safe.Length == MaxLength)
            {
                return safe.Append('…').ToString();
            }

            safe.Append(char.IsControl(character) ? ' ' : character);
        }

        return safe.ToString();
    }
}
