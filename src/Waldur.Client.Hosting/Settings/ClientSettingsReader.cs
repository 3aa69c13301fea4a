namespace Waldur.Client.Hosting;

/// <summary>Reads what the settings of all clients have in common.</summary>
internal static class ClientSettingsReader
{
    public static void Read(SettingsReader reader, ClientSettings settings)
    {
        reader.Text(nameof(settings.Endpoint), value => settings.Endpoint = value);
        reader.Duration(nameof(settings.Timeout), value => settings.Timeout = value);
        reader.Duration(nameof(settings.AttemptTimeout), value => settings.AttemptTimeout = value);
        reader.Duration(nameof(settings.ConnectTimeout), value => settings.ConnectTimeout = value);
        reader.Integer(nameof(settings.MaxRetries), value => settings.MaxRetries = value);
        reader.Duration(nameof(settings.RetryDelay), value => settings.RetryDelay = value);
        reader.Duration(nameof(settings.MaxRetryDelay), value => settings.MaxRetryDelay = value);
        reader.Duration(nameof(settings.MaxRetryAfter), value => settings.MaxRetryAfter = value);
        reader.Duration(nameof(settings.LostResponsePatience), value => settings.LostResponsePatience = value);
        reader.Size(nameof(settings.MaxResponseSize), value => settings.MaxResponseSize = value);
        reader.Size(nameof(settings.MaxErrorBodySize), value => settings.MaxErrorBodySize = value);
        reader.Integer(nameof(settings.PageSize), value => settings.PageSize = value);
        reader.Text(nameof(settings.ApplicationName), value => settings.ApplicationName = value);
        reader.Pairs(nameof(settings.Headers), (name, value) => settings.Headers[name] = value);
        reader.Text(nameof(settings.Proxy), value => settings.Proxy = value);
        reader.Text(nameof(settings.ProxyUser), value => settings.ProxyUser = value);
        reader.Text(nameof(settings.ProxyPassword), value => settings.ProxyPassword = value);
        reader.Text(nameof(settings.CertificateAuthorityFile), value => settings.CertificateAuthorityFile = value);
        reader.Flag(nameof(settings.AllowUnencrypted), value => settings.AllowUnencrypted = value);
    }
}
