using System.Security.Cryptography.X509Certificates;

namespace Waldur.Client.Hosting;

/// <summary>The certificate authorities that the settings name.</summary>
internal static class Authorities
{
    /// <exception cref="ArgumentException">The file holds no certificate.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static X509Certificate2Collection Read(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(File.ReadAllText(path));
        return certificates.Count > 0 ? certificates : throw new ArgumentException($"the file '{path}' holds no certificate in PEM form");
    }

    public static void Apply(SocketsHttpHandler handler, string path)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(Read(path));
        handler.SslOptions.CertificateChainPolicy = policy;
    }
}
