using System.Buffers;

namespace Waldur.Client.Core;

/// <summary>
/// Replaces secrets that a server repeats by <c>***</c>: literally, without regard to case, and also where JSON, a url or HTML
/// has escaped some of their characters. Made only when something failed.
/// </summary>
internal sealed class SecretMask
{
    // What is shorter keeps nobody out, and would tear ordinary words apart.
    private const int MinLength = 4;
    private const string Mask = "***";
    private readonly string[] _secrets;
    private readonly SearchValues<char> _starts;

    public SecretMask(IEnumerable<string?> secrets)
    {
        _secrets = [.. secrets.OfType<string>().Where(static secret => secret.Length >= MinLength)
            .Distinct(StringComparer.Ordinal).OrderByDescending(static secret => secret.Length)];
        _starts = SearchValues.Create([.. _secrets.SelectMany(static secret => Cases(secret[0])), '\\', '%', '&', '+']);
    }

    public static SecretMask None { get; } = new([]);

    /// <summary>The text without the secrets; null where it is null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether the text may end within a secret.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public string? Apply(string? text, bool isCut = false)
    {
        if (string.IsNullOrEmpty(text) || _secrets.Length == 0)
        {
            return text;
        }

        System.Text.StringBuilder? masked = null;
        var kept = 0;
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAny(_starts);
            if (next < 0)
            {
                break;
            }

            i += next;
            var length = MatchAt(text, i, isCut);
            if (length == 0)
            {
                i++;
                continue;
            }

            (masked ??= new()).Append(text, kept, i - kept).Append(Mask);
            kept = i += length;
        }

        return masked is null ? text : masked.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>A text that was shortened, which its last character says, without the secrets: it may end within one.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public string? ApplyToShortened(string? text) =>
        text is [.. var start, ErrorText.Cut] ? Apply(start, isCut: true) + ErrorText.Cut : Apply(text);

    /// <summary>Texts that may have been shortened, without the secrets.</summary>
    public IReadOnlyList<string> ApplyToShortened(IReadOnlyList<string> texts) =>
        _secrets.Length == 0 || texts.Count == 0 ? texts : [.. texts.Select(text => ApplyToShortened(text))];

    /// <summary>The error itself, unless its text holds a secret; then one that says the same without it.</summary>
    public Exception? Apply(Exception? error)
    {
        if (error is null || _secrets.Length == 0)
        {
            return error;
        }

        var text = error.ToString();
        var masked = Apply(text);
        return ReferenceEquals(text, masked) ? error : error switch
        {
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, masked),
            HttpIOException io => new HttpIOException(io.HttpRequestError, masked),
            System.Text.Json.JsonException => new System.Text.Json.JsonException(masked),
            _ => new HttpRequestException(masked),
        };
    }

    private int MatchAt(string text, int start, bool isCut)
    {
        foreach (var secret in _secrets)
        {
            if (EscapedText.Match(text.AsSpan(start), secret, isCut ? MinLength : int.MaxValue) is var length and > 0)
            {
                return length;
            }
        }

        return 0;
    }

    private static char[] Cases(char letter) => [char.ToLowerInvariant(letter), char.ToUpperInvariant(letter)];
}
