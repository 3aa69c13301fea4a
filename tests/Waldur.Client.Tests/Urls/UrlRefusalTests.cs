namespace Waldur.Client.Tests.Urls;

public class UrlRefusalTests
{
    private const string Uuid = "0e8f3c5a9b7d4e21a1b2c3d4e5f60718";
    private static readonly WaldurUrls Urls = new(new Uri("https://waldur.example/prefix/"));

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData($"/prefix/api/projects/{Uuid}/", "http")]
    [InlineData($"//waldur.example/prefix/api/projects/{Uuid}/", "http")]
    [InlineData($"ftp://waldur.example/prefix/api/projects/{Uuid}/", "http")]
    [InlineData($"javascript://waldur.example/prefix/api/projects/{Uuid}/", "http")]
    [InlineData($"https:/waldur.example/prefix/api/projects/{Uuid}/", "http")]
    [InlineData($"https://evil.example/prefix/api/projects/{Uuid}/", "host is evil.example")]
    [InlineData($"https://waldur.example.evil.example/prefix/api/projects/{Uuid}/", "host")]
    [InlineData($"https://waldur.example:8443/prefix/api/projects/{Uuid}/", "port is 8443")]
    [InlineData($"https://user:secret@waldur.example/prefix/api/projects/{Uuid}/", "at-sign")]
    [InlineData($"https://waldur.example@evil.example/prefix/api/projects/{Uuid}/", "at-sign")]
    [InlineData($"https://waldur.example/api/projects/{Uuid}/", "path does not begin")]
    [InlineData($"https://waldur.example/PREFIX/api/projects/{Uuid}/", "path does not begin")]
    [InlineData($"https://waldur.example/prefix/projects/{Uuid}/", "api/")]
    [InlineData($"https://waldur.example/prefix/api/../api/projects/{Uuid}/", "dot segment")]
    [InlineData($"https://waldur.example/prefix/api/./projects/{Uuid}/", "dot segment")]
    [InlineData($"https://waldur.example/prefix/api/%2e%2e/projects/{Uuid}/", "percent-encoded")]
    [InlineData($"https://waldur.example/prefix/api/projects%2F{Uuid}/", "percent-encoded")]
    [InlineData($"https://waldur%2eexample/prefix/api/projects/{Uuid}/", "The url")]
    [InlineData($"https://waldur.example/prefix/api\\projects/{Uuid}/", "backslash")]
    [InlineData($"https://waldur.example/prefix/api/projects/{Uuid}/?next=1", "query")]
    [InlineData($"https://waldur.example/prefix/api/projects/{Uuid}/#top", "fragment")]
    [InlineData($"https://waldur.example/prefix/api/projects/{Uuid}/\n", "control character")]
    [InlineData($" https://waldur.example/prefix/api/projects/{Uuid}/", "white space")]
    [InlineData($"https://waldur.example/prefix/api/projects/\u0000{Uuid}/", "control character")]
    [InlineData($"https://wаldur.example/prefix/api/projects/{Uuid}/", "beyond ASCII")]
    [InlineData($"https://waldur.example/prefix/api/projects/{Uuid}", "slash")]
    [InlineData($"https://waldur.example/prefix/api//projects/{Uuid}/", "none of a Project")]
    [InlineData($"https://waldur.example/prefix/api/projects/{Uuid}/delete/", "goes on")]
    [InlineData($"https://waldur.example/prefix/api/customers/{Uuid}/", "of a Customer, not of a Project")]
    [InlineData($"https://waldur.example/prefix/api/unknown/{Uuid}/", "none of a Project")]
    [InlineData("https://waldur.example/prefix/api/projects/", "slash")]
    [InlineData("https://waldur.example/prefix/api/projects//", "uuid")]
    [InlineData("https://waldur.example/prefix/api/projects/0e8f/", "uuid")]
    [InlineData($"https://waldur.example/prefix/api/projects/{{{Uuid}}}/", "uuid")]
    [InlineData("https://waldur.example/prefix/api/projects/0x8f3c5a-9b7d-4e21-a1b2-c3d4e5f60718/", "uuid")]
    [InlineData("https://waldur.example/prefix/api/projects/+e8f3c5a-9b7d-4e21-a1b2-c3d4e5f60718/", "uuid")]
    [InlineData("https://waldur.example/prefix/api/projects/00000000000000000000000000000000/", "zeros")]
    public void What_is_not_an_address_of_this_server_is_refused_with_a_reason(string? url, string reason)
    {
        Urls.TryGetUuid(url, WaldurObject.Project, out var uuid, out var told).Should().BeFalse();

        uuid.Should().BeEmpty();
        told.Should().Contain(reason).And.EndWith(".").And.NotContain("secret");
    }

    [Theory]
    [InlineData($"https://waldur.example/prefix/api/projects/{Uuid}/")]
    [InlineData($"http://waldur.example/prefix/api/projects/{Uuid}/")]
    [InlineData($"https://waldur.example:443/prefix/api/projects/{Uuid}/")]
    [InlineData($"HTTPS://WALDUR.example/prefix/api/projects/{Uuid}/")]
    [InlineData("https://waldur.example/prefix/api/projects/0E8F3C5A-9B7D-4E21-A1B2-C3D4E5F60718/")]
    public void An_address_of_this_server_is_read(string url) =>
        Urls.GetUuid(url, WaldurObject.Project).Should().Be(Guid.Parse(Uuid));

    [Fact]
    public void Another_scheme_needs_the_same_port_or_the_usual_ones()
    {
        var onPort = new WaldurUrls(new Uri("https://waldur.example:8443"));

        onPort.TryGetUuid($"http://waldur.example:8443/api/projects/{Uuid}/", WaldurObject.Project, out _, out _).Should().BeTrue();
        onPort.TryGetUuid($"https://waldur.example/api/projects/{Uuid}/", WaldurObject.Project, out _, out _).Should().BeFalse();
    }

    [Fact]
    public void The_throwing_form_says_why()
    {
        var read = () => Urls.GetUuid($"https://evil.example/prefix/api/projects/{Uuid}/", WaldurObject.Project);

        read.Should().Throw<ArgumentException>().WithMessage("*evil.example*waldur.example*");
    }

    [Fact]
    public void An_unknown_kind_is_refused()
    {
        var make = () => Urls.For((WaldurObject)99, Guid.NewGuid());

        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void No_address_is_made_of_an_empty_uuid()
    {
        var make = () => Urls.For(WaldurObject.Project, Guid.Empty);

        make.Should().Throw<ArgumentException>();
    }
}
