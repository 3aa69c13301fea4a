using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Waldur.Client.Tests.Transport;

/// <summary>A server on a loopback port, with a certificate of a private authority that publishes no revocations.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly byte[] _response;
    private readonly Task _serving;
    private int _greetings;

    /// <param name="name">The name in the certificate.</param>
    /// <param name="days">How long it is still valid; negative where it has expired.</param>
    /// <param name="body">What it responds with to everything.</param>
    /// <param name="isSelfSigned">Whether the certificate is its own authority.</param>
    public TlsServer(string name = "localhost", int days = 1, string body = "[]", bool isSelfSigned = false)
    {
        _response = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(days));
        var authority = CreateAuthority(from.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10));
        _certificate = Issue(isSelfSigned ? null : authority, name, from, until);
        Authority = isSelfSigned ? _certificate : authority;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Who issued the server's certificate.</summary>
    public X509Certificate2 Authority { get; }

    public Uri Address => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many connections were begun.</summary>
    public int Greetings => Volatile.Read(ref _greetings);

    public void Dispose()
    {
        _listener.Dispose();
        _serving.GetAwaiter().GetResult();
        _certificate.Dispose();
        Authority.Dispose();
    }

    private static X509Certificate2 CreateAuthority(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Private authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(from, until);
    }

    private static X509Certificate2 Issue(X509Certificate2? authority, string name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var issued = authority is null ? request.CreateSelfSigned(from, until) : Sign(request, authority, key, from, until);
        return X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pfx), null);
    }

    private static X509Certificate2 Sign(CertificateRequest request, X509Certificate2 authority, RSA key, DateTimeOffset from, DateTimeOffset until)
    {
        using var signed = request.Create(authority, from, until, [1]);
        return signed.CopyWithPrivateKey(key);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _greetings);
                await RespondAsync(socket);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task RespondAsync(TcpClient socket)
    {
        try
        {
            await using var tls = new SslStream(socket.GetStream());
            await tls.AuthenticateAsServerAsync(_certificate);
            _ = await tls.ReadAsync(new byte[16 * 1024]);
            await tls.WriteAsync(_response);
        }
        catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client does not trust the certificate.
        }
    }
}
