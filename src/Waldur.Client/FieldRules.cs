using System.Globalization;

namespace Waldur.Client;

/// <summary>The server's rules for texts and addresses, as the end of a sentence that begins with the field's name.</summary>
internal static class FieldRules
{
    /// <summary>The most characters of names and tokens.</summary>
    public const int Long = 255;

    private const int MaxUrlLength = 200;

    /// <summary>For a text that must not be blank.</summary>
    public static string? FindProblem(string? text, int maxLength) =>
        string.IsNullOrWhiteSpace(text) ? "is empty" : FindLengthProblem(text, maxLength);

    /// <summary>For a text that may be blank.</summary>
    public static string? FindLengthProblem(string text, int maxLength) =>
        CountCharacters(text) is var length && length > maxLength
            ? string.Create(CultureInfo.InvariantCulture, $"has {length} characters, more than {maxLength}")
            : text.Contains('\0', StringComparison.Ordinal) ? "holds a null character" : null;

    // The server counts characters of Unicode, of which some take two of .NET's.
    private static int CountCharacters(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>For the address of another server.</summary>
    public static string? FindUrlProblem(string? url)
    {
        if (FindProblem(url, MaxUrlLength) is { } problem)
        {
            return problem;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? null
            : "is no absolute http or https address";
    }

    /// <summary>Takes a sentence into another one.</summary>
    public static string AsClause(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
