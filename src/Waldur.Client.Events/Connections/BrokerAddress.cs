using Waldur.Client.Core;

namespace Waldur.Client.Events;

/// <summary>Where the broker is.</summary>
internal static class BrokerAddress
{
    private const string Path = "/rmqws-stomp";

    /// <summary>The usual place: a path on the host of the API.</summary>
    public static Uri From(Uri endpoint)
    {
        var scheme = endpoint.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        return new UriBuilder(scheme, endpoint.Host, endpoint.Port, Path).Uri;
    }

    /// <summary>Refuses to send the password, which is the client's token, in clear text over a network, unless that is allowed.</summary>
    public static void ThrowIfUnencrypted(Uri address, ClientOptions options, string name)
    {
        if (ApiEndpoint.IsUnencrypted(address) && !options.AllowUnencrypted)
        {
            throw new ArgumentException(
                $"The broker ws://{address.Authority} is not encrypted: everybody on the way could read the token. Use wss://, or set ClientOptions.AllowUnencrypted if the network is trusted.",
                name);
        }
    }

    public static Uri? Checked(Uri? address, string name)
    {
        if (address is null)
        {
            return null;
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeWs && address.Scheme != Uri.UriSchemeWss))
        {
            throw new ArgumentException("The address of a broker begins with wss:// or ws://.", name);
        }

        return address.UserInfo.Length == 0 && address.Fragment.Length == 0
            ? address
            : throw new ArgumentException("The address of a broker holds no user name and no fragment.", name);
    }
}
