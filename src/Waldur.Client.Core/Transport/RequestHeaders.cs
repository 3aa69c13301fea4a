using System.Collections.ObjectModel;
using System.Net.Http.Headers;

namespace Waldur.Client.Core;

/// <summary>Checks headers that a program adds to requests.</summary>
internal static class RequestHeaders
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "Host", "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "Expect", "HTTP2-Settings",
    };

    /// <summary>Copies the headers, so that a later change of the caller's dictionary changes nothing.</summary>
    /// <exception cref="ArgumentException">A header cannot be sent, or is not the program's to set.</exception>
    public static IReadOnlyDictionary<string, string> Checked(IReadOnlyDictionary<string, string> headers, string property)
    {
        ArgumentNullException.ThrowIfNull(headers, property);
        var copy = new Dictionary<string, string>(headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            ThrowIfUnfit(name, value, property);
            if (!copy.TryAdd(name, value))
            {
                throw new ArgumentException($"The header {name} is given twice.", property);
            }
        }

        return new ReadOnlyDictionary<string, string>(copy);
    }

    /// <summary>The headers of both; of those in both, the first's.</summary>
    public static IReadOnlyDictionary<string, string>? Merge(IReadOnlyDictionary<string, string>? first, IReadOnlyDictionary<string, string>? second)
    {
        if (first is not { Count: > 0 } || second is not { Count: > 0 })
        {
            return first is { Count: > 0 } ? first : second;
        }

        var merged = new Dictionary<string, string>(second, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in first)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static void ThrowIfUnfit(string name, string? value, string property)
    {
        if (!IsName(name))
        {
            throw new ArgumentException("A header's name is letters, digits and hyphens.", property);
        }

        if (InsteadOf(name) is { } instead)
        {
            throw new ArgumentException($"The header {name} cannot be set: {instead}.", property);
        }

        // A line feed would begin another header.
        if (value is null || value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException($"The value of the header {name} holds a character that no header can carry.", property);
        }
    }

    private static string? InsteadOf(string name) => name switch
    {
        _ when Is(name, "Authorization") => "give a Credential",
        _ when Is(name, ImpersonationCredential.RequestHeader) => "use an ImpersonationCredential, which verifies that the server took it",
        _ when Is(name, "Proxy-Authorization") => "set the proxy's credentials in ClientOptions.ConfigureTransport",
        _ when Is(name, "User-Agent") => "use ClientOptions.ApplicationName",
        _ when name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) => "it belongs to the body, which sets it itself",
        _ when Reserved.Contains(name) => "the client sets it itself",
        _ => null,
    };

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return false;
        }

        using var message = new HttpRequestMessage();
        return message.Headers.TryAddWithoutValidation(name, "") || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);
    }
}
