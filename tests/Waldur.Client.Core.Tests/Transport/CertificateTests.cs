using System.Security.Cryptography.X509Certificates;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class CertificateTests
{
    [Theory]
    [InlineData("localhost", 1, false, true, "UntrustedRoot", "ConfigureTransport")]
    [InlineData("localhost", 1, false, false, "PartialChain", "ConfigureTransport")]
    [InlineData("localhost", -1, true, false, "NotTimeValid", "expired")]
    [InlineData("other.example", 1, true, false, "RemoteCertificateNameMismatch", "another host name")]
    public async Task A_certificate_that_is_refused_is_final_and_says_why(
        string name, int days, bool isTrusted, bool isSelfSigned, string policy, string advice)
    {
        using var server = new TlsServer(name, days, isSelfSigned: isSelfSigned);
        var options = TestCalls.Options() with { ConfigureTransport = isTrusted ? Trusting(server) : null };
        using var client = new ApiClient(server.Address, new TokenCredential(TestCalls.Token), options);

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.IsCertificateRejected.Should().BeTrue();
        error.IsTransient.Should().BeFalse();
        error.MayHaveActed.Should().BeFalse();
        error.Message.Should().Contain(policy).And.Contain(advice).And.Contain(server.Address.Authority);
        server.Greetings.Should().Be(1, "no retry makes it trusted");
    }

    [Fact]
    public async Task A_certificate_that_the_program_itself_refuses_is_final_too()
    {
        using var server = new TlsServer();
        var options = TestCalls.Options() with
        {
            ConfigureTransport = handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => false,
        };
        using var client = new ApiClient(server.Address, new TokenCredential(TestCalls.Token), options);

        var error = await client.GetAsync().FailsAsync<ApiTransportException>();

        error.IsCertificateRejected.Should().BeTrue();
        error.Message.Should().Contain("the program's own check");
        server.Greetings.Should().Be(1);
    }

    [Fact]
    public async Task A_private_authority_can_be_trusted()
    {
        using var server = new TlsServer();
        using var client = new ApiClient(
            server.Address, new TokenCredential(TestCalls.Token), TestCalls.Options() with { ConfigureTransport = Trusting(server) });

        (await client.GetAsync()).Value.ToString().Should().Be("[]");
    }

    [Theory]
    [InlineData("RevocationStatusUnknown, OfflineRevocation", true)]
    [InlineData("Revoked", false)]
    [InlineData("UntrustedRoot, OfflineRevocation", false)]
    public void Only_a_revocation_that_could_not_be_asked_for_may_pass(string reasons, bool isTransient)
    {
        var cause = new System.Security.Authentication.AuthenticationException(
            "The remote certificate is invalid because of errors in the certificate chain: " + reasons);

        new ApiTransportException(new ApiFailure(), new HttpRequestException(HttpRequestError.SecureConnectionError, "no", cause)).IsTransient
            .Should().Be(isTransient);
    }

    private static Action<SocketsHttpHandler> Trusting(TlsServer server) => handler =>
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(server.Authority);
        handler.SslOptions.CertificateChainPolicy = policy;
    };
}
