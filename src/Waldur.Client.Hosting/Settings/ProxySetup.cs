using System.Net;

namespace Waldur.Client.Hosting;

/// <summary>The proxy that the settings name.</summary>
internal static class ProxySetup
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    public static bool IsAddress(string? proxy) => !string.IsNullOrWhiteSpace(proxy) && !IsNone(proxy);

    /// <exception cref="ArgumentException">The address is none of a proxy, or holds a password.</exception>
    public static void Check(string? proxy)
    {
        if (!IsAddress(proxy))
        {
            return;
        }

        if (!Uri.TryCreate(proxy, UriKind.Absolute, out var address) || !Schemes.Contains(address.Scheme) || address.Host.Length == 0)
        {
            throw new ArgumentException("it is no address of a proxy, such as http://proxy.example.com:3128, nor the word none");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new ArgumentException("it holds a user name or password: give these as ProxyUser and ProxyPassword");
        }
    }

    public static void Apply(SocketsHttpHandler handler, ClientSettings settings)
    {
        if (IsAddress(settings.Proxy))
        {
            handler.Proxy = new WebProxy(new Uri(settings.Proxy!))
            {
                Credentials = settings.ProxyUser is { } user ? new NetworkCredential(user, settings.ProxyPassword) : null,
            };
        }
        else if (IsNone(settings.Proxy))
        {
            handler.UseProxy = false;
        }
    }

    private static bool IsNone(string? proxy) => string.Equals(proxy?.Trim(), "none", StringComparison.OrdinalIgnoreCase);
}
