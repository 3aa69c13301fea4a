using System.Globalization;

namespace Waldur.Client;

/// <summary>The server's rules for texts and addresses, as the end of a clause that begins with the field's name.</summary>
internal static class FieldRules
{
    /// <summary>The maximal number of characters of names, tokens and backend ids.</summary>
    public const int MaxTextLength = 255;

    private const int MaxUrlLength = 200;

    /// <summary>For a text that must not be blank.</summary>
    public static string? FindProblem(string? text, int maxLength) =>
        string.IsNullOrWhiteSpace(text) ? "is empty" : FindLengthProblem(text, maxLength);

    /// <summary>For a text that may be blank.</summary>
    public static string? FindLengthProblem(string text, int maxLength)
    {
        // The server cuts white space off at both ends before it counts.
        var length = CodePoints.Count(text.AsSpan().Trim());
        return length > maxLength
            ? string.Create(CultureInfo.InvariantCulture, $"has {length} characters, more than {maxLength}")
            : FindContentProblem(text);
    }

    /// <summary>For a text of any length.</summary>
    public static string? FindContentProblem(string text) =>
        CodePoints.IsStorable(text) ? null : "holds a null character or half a surrogate pair, which the server cannot store";

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
