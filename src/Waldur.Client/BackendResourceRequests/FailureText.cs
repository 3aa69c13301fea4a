using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Makes what the server is told of a failure: always both fields, never longer than allowed.</summary>
internal static class FailureText
{
    private const string Cut = "\n… (cut) …\n";

    public static BackendResourceRequestFailure Of(Exception error, FailureOptions options) =>
        options.IncludesDetail
            ? Of(error.Message.Length > 0 ? error.Message : error.GetType().Name, error.ToString(), options)
            : Withheld(error.GetType().Name);

    public static BackendResourceRequestFailure Of(string message, string traceback, FailureOptions options) =>
        options.IncludesDetail
            ? new() { ErrorMessage = Start(message, options.MaxMessageLength), ErrorTraceback = Ends(traceback, options.MaxTracebackLength) }
            : Withheld("The failure");

    private static BackendResourceRequestFailure Withheld(string what) =>
        new() { ErrorMessage = $"{what} (detail withheld by the agent)", ErrorTraceback = "" };

    private static string Start(string text, int most) =>
        text.Length <= most ? Clean(text) : Clean(text[..Math.Max(most - 1, 0)]) + "…";

    // What failed stands at the start of a stack trace, what called it at the end.
    private static string Ends(string text, int most)
    {
        if (text.Length <= most)
        {
            return Clean(text);
        }

        var kept = Math.Max(most - Cut.Length, 0);
        var head = kept - (kept / 3);
        return most <= Cut.Length ? Start(text, most) : Clean(text[..head]) + Cut + Clean(text[^(kept / 3)..]);
    }

    // Half a surrogate pair, as a cut may leave it, is no text that JSON can carry; nor can the server's database store NUL.
    private static string Clean(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsHighSurrogate(characters[i]) && i + 1 < characters.Length && char.IsLowSurrogate(characters[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(characters[i]) || characters[i] == '\0')
            {
                characters[i] = '\uFFFD';
            }
        }

        return new string(characters);
    }
}
