using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Waldur.Client.Hosting;

/// <summary>Makes the options of a client of its settings, with the clock and the log of the container.</summary>
internal static class ClientOptionsFactory
{
    public static ClientOptions Create(IServiceProvider services, ClientSettings settings)
    {
        var options = new ClientOptions
        {
            Timeout = settings.Timeout,
            AttemptTimeout = settings.AttemptTimeout,
            ConnectTimeout = settings.ConnectTimeout,
            MaxRetries = settings.MaxRetries,
            RetryDelay = settings.RetryDelay,
            MaxRetryDelay = settings.MaxRetryDelay,
            MaxRetryAfter = settings.MaxRetryAfter,
            LostResponse = new LostResponseOptions { Patience = settings.LostResponsePatience },
            MaxResponseSize = settings.MaxResponseSize,
            MaxErrorBodySize = settings.MaxErrorBodySize,
            Paging = new PageOptions { PageSize = settings.PageSize },
            ApplicationName = settings.ApplicationName,
            Headers = settings.Headers.AsReadOnly(),
            AllowUnencrypted = settings.AllowUnencrypted,
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            LoggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            ConfigureTransport = Transport(settings, new ContentRoot(services)),
        };
        return settings.ConfigureOptions?.Invoke(options) ?? options;
    }

    private static Action<SocketsHttpHandler>? Transport(ClientSettings settings, ContentRoot root) =>
        settings.Proxy is null && settings.CertificateAuthorityFile is null ? null : handler =>
        {
            ProxySetup.Apply(handler, settings);
            if (settings.CertificateAuthorityFile is { } file)
            {
                Authorities.Apply(handler, root.Resolve(file));
            }
        };
}
