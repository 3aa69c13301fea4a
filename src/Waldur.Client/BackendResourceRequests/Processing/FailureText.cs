using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Makes what the server learns of a failure: always both fields, never longer than allowed.</summary>
internal static class FailureText
{
    private const string Cut = "\n… (cut) …\n";

    public static BackendResourceRequestFailure From(Exception error, FailureOptions options) =>
        options.IncludeDetail
            ? From(MessageOf(error), Read(error.ToString) ?? "", options)
            : Withheld(error.GetType().Name);

    /// <summary>An exception's message; its type's name where it has none, or reading it fails.</summary>
    public static string MessageOf(Exception error) => Read(() => error.Message) is { Length: > 0 } message ? message : error.GetType().Name;

    /// <summary>The first line of an exception's message: what is serialized of it. Null for none.</summary>
    public static string? ReasonOf(Exception? error) => error is null ? null : MessageOf(error).Split('\n', 2)[0].TrimEnd();

    public static BackendResourceRequestFailure From(string message, string traceback, FailureOptions options) =>
        options.IncludeDetail
            ? new() { ErrorMessage = Start(message, options.MaxMessageLength), ErrorTraceback = Ends(traceback, options.MaxTracebackLength) }
            : Withheld("The failure");

    // Exceptions are the handler's: their members may throw, too.
    private static string? Read(Func<string?> member)
    {
        try
        {
            return member();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static BackendResourceRequestFailure Withheld(string what) =>
        new() { ErrorMessage = $"{what} (detail withheld by the agent)", ErrorTraceback = "" };

    private static string Start(string text, int maxLength) =>
        text.Length <= maxLength ? Clean(text) : Clean(text[..Math.Max(maxLength - 1, 0)]) + "…";

    // What failed stands at the start of a stack trace, what called it at the end.
    private static string Ends(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return Clean(text);
        }

        var kept = Math.Max(maxLength - Cut.Length, 0);
        var head = kept - (kept / 3);
        return maxLength <= Cut.Length ? Start(text, maxLength) : Clean(text[..head]) + Cut + Clean(text[^(kept / 3)..]);
    }

    // Half a surrogate pair, as a cut may leave it, is no text that JSON can carry; nor can the server's database store NUL.
    private static string Clean(string text) => CodePoints.ToStorable(text);
}
