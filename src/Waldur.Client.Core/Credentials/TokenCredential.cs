using System.Diagnostics;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>A Waldur token, sent as <c>Authorization: Token …</c>. Its lifetime slides: the server renews it with every use.</summary>
public sealed class TokenCredential : Credential
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _header;

    /// <summary>Takes a token.</summary>
    /// <param name="token">The token alone, usually 40 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">The text cannot be a token.</exception>
    public TokenCredential(string token) => _header = "Token " + Secret.Check(token, nameof(token));

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal override IEnumerable<string> Secrets => [_header["Token ".Length..]];

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        // As text that has been checked: the typed property would wrap it here and format it anew for every request.
        request.Headers.TryAddWithoutValidation("Authorization", _header);
        return ValueTask.CompletedTask;
    }
}
