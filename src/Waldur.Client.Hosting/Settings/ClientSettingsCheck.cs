using Waldur.Client.Core;

namespace Waldur.Client.Hosting;

/// <summary>Checks what the settings of all clients have in common.</summary>
internal static class ClientSettingsCheck
{
    public static void Run(SettingsCheck check, ClientSettings settings, ContentRoot root, string example)
    {
        CheckEndpoint(check, settings, example);
        CheckOptions(check, settings);
        CheckProxy(check, settings);
        if (settings.CertificateAuthorityFile is { } file)
        {
            check.Try(nameof(settings.CertificateAuthorityFile), () => Authorities.Read(root.Resolve(file)));
        }
    }

    private static void CheckEndpoint(SettingsCheck check, ClientSettings settings, string example)
    {
        const string Name = nameof(settings.Endpoint);
        if (string.IsNullOrWhiteSpace(settings.Endpoint))
        {
            check.Add(Name, $"is missing: set the server's address, such as {example}");
            return;
        }

        check.Try(Name, () =>
        {
            var endpoint = ApiEndpoint.Normalise(settings.Endpoint, ownPath: "");
            if (ApiEndpoint.IsUnencrypted(endpoint) && !settings.AllowUnencrypted)
            {
                check.Add(
                    Name,
                    $"is not encrypted, so everybody on the way could read the credential: use https://, or set {check.Key(nameof(settings.AllowUnencrypted))} to true if the network is trusted");
            }
        });
    }

    // The options know their bounds themselves.
    private static void CheckOptions(SettingsCheck check, ClientSettings settings)
    {
        check.Try(nameof(settings.Timeout), () => _ = new ClientOptions { Timeout = settings.Timeout });
        check.Try(nameof(settings.AttemptTimeout), () => _ = new ClientOptions { AttemptTimeout = settings.AttemptTimeout });
        check.Try(nameof(settings.ConnectTimeout), () => _ = new ClientOptions { ConnectTimeout = settings.ConnectTimeout });
        check.Try(nameof(settings.MaxRetries), () => _ = new ClientOptions { MaxRetries = settings.MaxRetries });
        check.Try(nameof(settings.RetryDelay), () => _ = new ClientOptions { RetryDelay = settings.RetryDelay });
        check.Try(nameof(settings.MaxRetryDelay), () => _ = new ClientOptions { MaxRetryDelay = settings.MaxRetryDelay });
        check.Try(nameof(settings.MaxRetryAfter), () => _ = new ClientOptions { MaxRetryAfter = settings.MaxRetryAfter });
        check.Try(nameof(settings.LostResponsePatience), () => _ = new LostResponseOptions { Patience = settings.LostResponsePatience });
        check.Try(nameof(settings.MaxResponseSize), () => _ = new ClientOptions { MaxResponseSize = settings.MaxResponseSize });
        check.Try(nameof(settings.MaxErrorBodySize), () => _ = new ClientOptions { MaxErrorBodySize = settings.MaxErrorBodySize });
        check.Try(nameof(settings.PageSize), () => _ = new PageOptions { PageSize = settings.PageSize });
        check.Try(nameof(settings.ApplicationName), () => _ = new ClientOptions { ApplicationName = settings.ApplicationName });
        check.Try(nameof(settings.Headers), () => _ = new ClientOptions { Headers = settings.Headers.AsReadOnly() });
    }

    private static void CheckProxy(SettingsCheck check, ClientSettings settings)
    {
        check.Try(nameof(settings.Proxy), () => ProxySetup.Check(settings.Proxy));
        if (settings.ProxyUser is not null && !ProxySetup.IsAddress(settings.Proxy))
        {
            check.Add(nameof(settings.ProxyUser), $"is set without the address of a proxy: set {check.Key(nameof(settings.Proxy))}, too");
        }

        if (settings.ProxyUser is null != settings.ProxyPassword is null)
        {
            check.Add(
                settings.ProxyUser is null ? nameof(settings.ProxyUser) : nameof(settings.ProxyPassword),
                $"is missing: {check.Key(nameof(settings.ProxyUser))} and {check.Key(nameof(settings.ProxyPassword))} go together");
        }
    }
}
