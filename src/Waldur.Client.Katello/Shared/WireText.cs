using System.Text;

namespace Waldur.Client.Katello;

/// <summary>Texts that would reach the server as other texts, or not at all.</summary>
internal static class WireText
{
    public static string? Problem(string what, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return text.Contains('\0', StringComparison.Ordinal) ? $"The {what} holds a NUL character, which the server's database refuses."
            : HasHalfCharacter(text) ? $"The {what} holds half a character (a surrogate without its other half), which would be stored as another one."
            : null;
    }

    /// <summary>Throws unless the text is a name that can be looked up.</summary>
    public static void ThrowIfNoName(string? name, string parameter = "name")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        ThrowIfNoText(name, parameter);
    }

    /// <summary>Throws where there is a text that would not reach the server as it is.</summary>
    public static void ThrowIfNoText(string? text, string parameter)
    {
        if (Problem("name", text) is { } problem)
        {
            throw new ArgumentException(problem, parameter);
        }
    }

    private static bool HasHalfCharacter(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            text = text[length..];
        }

        return false;
    }
}
