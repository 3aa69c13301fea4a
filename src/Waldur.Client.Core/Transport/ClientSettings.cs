using System.Diagnostics;

namespace Waldur.Client;

/// <summary>
/// What a configuration file says of a client: the changeable twin of <see cref="ClientOptions"/>, with address, proxy and
/// authorities. The hosting packages fill it, check it, and make a client of it. Its text and its debugger display hold no secret.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class ClientSettings
{
    private static readonly ClientOptions Defaults = new();

    /// <summary>The server's address, such as <c>https://server.example.com</c>.</summary>
    /// <value>Null by default; it must be given.</value>
    public string? Endpoint { get; set; }

    /// <inheritdoc cref="ClientOptions.Timeout"/>
    public TimeSpan Timeout { get; set; } = Defaults.Timeout;

    /// <inheritdoc cref="ClientOptions.AttemptTimeout"/>
    public TimeSpan AttemptTimeout { get; set; } = Defaults.AttemptTimeout;

    /// <inheritdoc cref="ClientOptions.ConnectTimeout"/>
    public TimeSpan ConnectTimeout { get; set; } = Defaults.ConnectTimeout;

    /// <inheritdoc cref="ClientOptions.MaxRetries"/>
    public int MaxRetries { get; set; } = Defaults.MaxRetries;

    /// <inheritdoc cref="ClientOptions.RetryDelay"/>
    public TimeSpan RetryDelay { get; set; } = Defaults.RetryDelay;

    /// <inheritdoc cref="ClientOptions.MaxRetryDelay"/>
    public TimeSpan MaxRetryDelay { get; set; } = Defaults.MaxRetryDelay;

    /// <inheritdoc cref="ClientOptions.MaxRetryAfter"/>
    public TimeSpan MaxRetryAfter { get; set; } = Defaults.MaxRetryAfter;

    /// <inheritdoc cref="LostResponseOptions.Patience"/>
    public TimeSpan LostResponsePatience { get; set; } = Defaults.LostResponse.Patience;

    /// <inheritdoc cref="ClientOptions.MaxResponseSize"/>
    public long MaxResponseSize { get; set; } = Defaults.MaxResponseSize;

    /// <inheritdoc cref="ClientOptions.MaxErrorBodySize"/>
    public long MaxErrorBodySize { get; set; } = Defaults.MaxErrorBodySize;

    /// <summary>How many rows of a list are asked for at once, where a call says nothing of it.</summary>
    /// <value>300 by default.</value>
    public int PageSize { get; set; } = Defaults.Paging.PageSize;

    /// <inheritdoc cref="ClientOptions.ApplicationName"/>
    public string? ApplicationName { get; set; }

    /// <summary>Headers that every request carries besides the client's own, for instance for a gateway.</summary>
    /// <value>None by default.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The proxy's address, such as <c>http://proxy.example.com:3128</c>, or <c>none</c> for no proxy at all.
    /// </summary>
    /// <value>Null by default: the system's proxy, where there is one.</value>
    public string? Proxy { get; set; }

    /// <summary>The user name for the proxy.</summary>
    /// <value>None by default.</value>
    public string? ProxyUser { get; set; }

    /// <summary>The password for the proxy.</summary>
    /// <value>None by default.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ProxyPassword { get; set; }

    /// <summary>A file with the certificates (PEM) of the authorities that are trusted in place of the system's.</summary>
    /// <value>Null by default: the system's authorities are trusted.</value>
    public string? CertificateAuthorityFile { get; set; }

    /// <inheritdoc cref="ClientOptions.AllowUnencrypted"/>
    public bool AllowUnencrypted { get; set; }

    /// <summary>Who the client is to the server, where the program says so itself; not from configuration.</summary>
    /// <value>None by default.</value>
    public Credential? Credential { get; set; }

    /// <summary>
    /// The program's last word on the options that were made of these settings, for what no configuration can say; not from
    /// configuration.
    /// </summary>
    /// <value>None by default.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Func<ClientOptions, ClientOptions>? ConfigureOptions { get; set; }

    /// <summary>The type and the server's host; no secret.</summary>
    /// <returns>One line.</returns>
    public sealed override string ToString() =>
        Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) ? $"{GetType().Name} {uri.Authority}" : GetType().Name;
}
