using System.Diagnostics;

namespace Waldur.Client.Events;

/// <summary>The password at the broker: the very credential with which the queue was registered. It prints nothing of itself.</summary>
[DebuggerDisplay("Passcode")]
internal sealed class Passcode
{
    private const string ImpersonationHeader = "X-Impersonated-User-Uuid";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _secret;

    private Passcode(string secret) => _secret = secret;

    /// <summary>Takes what a credential puts on a request, so that one that changes is followed.</summary>
    /// <exception cref="EventsUnsupportedException">The broker knows no password for such a credential.</exception>
    public static async ValueTask<Passcode> FromAsync(Credential credential, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage();
        await credential.ApplyAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Headers.Contains(ImpersonationHeader))
        {
            throw Unsupported("Impersonation cannot receive events: the broker knows the user's own token only.");
        }

        var text = request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString() : "";
        return text.Split(' ', 2, StringSplitOptions.TrimEntries) switch
        {
            ["Token", { Length: > 0 } token] => new(token),
            ["Bearer", var token] when token.StartsWith("w_", StringComparison.Ordinal) => new(token),
            ["Bearer", _] => throw Unsupported("An access token of an identity provider cannot receive events: the broker knows the user's Waldur token only."),
            _ => throw Unsupported("This credential cannot receive events: it is neither a Waldur token nor a personal access token."),
        };
    }

    /// <summary>The header that carries it.</summary>
    public KeyValuePair<string, string> ToHeader() => new("passcode", _secret);

    /// <summary>Whether a text that the broker sent repeats it.</summary>
    public bool IsIn(string text) => text.Contains(_secret, StringComparison.Ordinal);

    /// <summary>Takes it out of such a text.</summary>
    public string Redact(string text) => text.Replace(_secret, "***", StringComparison.Ordinal);

    public override string ToString() => nameof(Passcode);

    private static EventsUnsupportedException Unsupported(string reason) =>
        new($"{reason} Use a personal access token (w_…) or a Waldur token; without events, polling goes on as usual.");
}
