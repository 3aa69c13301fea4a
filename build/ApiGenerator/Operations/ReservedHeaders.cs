namespace ApiGenerator.Operations;

/// <summary>Headers that the client sets itself, or that belong to the body, so that no caller may.</summary>
internal static class ReservedHeaders
{
    private static readonly HashSet<string> OfClient = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "User-Agent", "Host", "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "Expect", "HTTP2-Settings",
    };

    /// <summary>Why a caller may not set it; null where it is one of the operation's own.</summary>
    public static string? Find(string name) => name.ToUpperInvariant() switch
    {
        "AUTHORIZATION" or "PROXY-AUTHORIZATION" => "it is the credential's",
        "X-IMPERSONATED-USER-UUID" => "an ImpersonationCredential sends it, and verifies that the server took it",
        var upper when upper.StartsWith("CONTENT-", StringComparison.Ordinal) => "it belongs to the body, which sets it itself",
        _ when OfClient.Contains(name) => "the client sets it itself",
        _ when !name.All(sign => char.IsAsciiLetterOrDigit(sign) || "!#$%&'*+-.^_`|~".Contains(sign, StringComparison.Ordinal)) => "no header can have that name",
        _ => null,
    };
}
