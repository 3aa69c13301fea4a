using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting.Tests.Settings;

/// <summary>A program with wrong settings does not start, and says in one line which key is wrong and what to do.</summary>
public class ErrorTests
{
    private const string Secret = "s3cr3t-0123456789abcdef";

    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Waldur:Endpoint"] = "https://waldur.example.com",
        ["Waldur:Token"] = Secret,
        ["Waldur:Agent:Offerings"] = "0123456789abcdef0123456789abcdef",
        ["Waldur:Agent:JournalFolder"] = "claims",
    };

    /// <summary>A key, the value that it gets (null takes it away), and what the message must hold.</summary>
    public static TheoryData<string, string?, string[]> Mistakes => new()
    {
        { "Waldur:Endpoint", null, ["Waldur:Endpoint is missing", "https://waldur.example.com"] },
        { "Waldur:Endpoint", "", ["Waldur:Endpoint is missing"] },
        { "Waldur:Endpoint", "waldur.example.com", ["Waldur:Endpoint cannot be used", "scheme"] },
        { "Waldur:Endpoint", "https://me:s3cr3t-0123456789abcdef@waldur.example.com", ["Waldur:Endpoint cannot be used", "credential"] },
        { "Waldur:Endpoint", "http://waldur.example.com", ["Waldur:Endpoint is not encrypted", "https://", "Waldur:AllowUnencrypted"] },
        { "Waldur:Token", null, ["Waldur:Token is missing", "Waldur:TokenFile", "Waldur:PersonalAccessToken", "Waldur:AccessToken"] },
        { "Waldur:Token", "Token " + Secret, ["Waldur:Token cannot be used", "without the word 'Token'"] },
        { "Waldur:Token", Secret + " x", ["Waldur:Token cannot be used", "white space"] },
        { "Waldur:TokenFile", "token", ["Waldur:Token is ambiguous", "Waldur:Token and Waldur:TokenFile", "exactly one"] },
        { "Waldur:PersonalAccessToken", "w_1_x", ["Waldur:Token and Waldur:PersonalAccessToken"] },
        { "Waldur:AccessToken", "a.b.c", ["Waldur:Token and Waldur:AccessToken"] },
        { "Waldur:ImpersonatedUser", "me", ["Waldur:ImpersonatedUser must be a uuid"] },
        { "Waldur:Timeout", "100", ["Waldur:Timeout must be a time such as 00:01:30"] },
        { "Waldur:Timeout", "24:00:00", ["Waldur:Timeout must be a time"] },
        { "Waldur:Timeout", "00:00:00", ["Waldur:Timeout cannot be used", "positive"] },
        { "Waldur:AttemptTimeout", "soon", ["Waldur:AttemptTimeout must be a time"] },
        { "Waldur:ConnectTimeout", "00:00:00", ["Waldur:ConnectTimeout cannot be used"] },
        { "Waldur:MaxRetries", "-1", ["Waldur:MaxRetries cannot be used", "negative"] },
        { "Waldur:MaxRetries", "few", ["Waldur:MaxRetries must be a whole number"] },
        { "Waldur:RetryDelay", "infinite", ["Waldur:RetryDelay cannot be used", "finite"] },
        { "Waldur:MaxRetryDelay", "infinite", ["Waldur:MaxRetryDelay cannot be used", "finite"] },
        { "Waldur:MaxRetryAfter", "infinite", ["Waldur:MaxRetryAfter cannot be used", "finite"] },
        { "Waldur:LostResponsePatience", "2.00:00:00", ["Waldur:LostResponsePatience cannot be used", "a day"] },
        { "Waldur:MaxResponseSize", "0", ["Waldur:MaxResponseSize cannot be used"] },
        { "Waldur:MaxErrorBodySize", "1 MB", ["Waldur:MaxErrorBodySize must be a whole number of bytes"] },
        { "Waldur:PageSize", "0", ["Waldur:PageSize cannot be used", "at least 1"] },
        { "Waldur:Headers", "X-A: b", ["Waldur:Headers must be an object"] },
        { "Waldur:Headers:Authorization", Secret, ["Waldur:Headers cannot be used", "give a Credential"] },
        { "Waldur:Proxy", "proxy:3128x", ["Waldur:Proxy cannot be used", "http://proxy.example.com:3128"] },
        { "Waldur:Proxy", "http://me:s3cr3t-0123456789abcdef@proxy:3128", ["Waldur:Proxy cannot be used", "ProxyPassword"] },
        { "Waldur:ProxyUser", "me", ["Waldur:ProxyUser is set without the address", "Waldur:ProxyPassword is missing"] },
        { "Waldur:ProxyPassword", Secret, ["Waldur:ProxyUser is missing"] },
        { "Waldur:CertificateAuthorityFile", "none.pem", ["Waldur:CertificateAuthorityFile cannot be used", "none.pem"] },
        { "Waldur:AllowUnencrypted", "yes", ["Waldur:AllowUnencrypted must be true or false"] },
        { "Waldur:EndPiont", "https://x.example.com", ["Waldur:EndPiont is no setting: did you mean Endpoint?"] },
        { "Waldur:Whatever", Secret, ["Waldur:Whatever is no setting: there are", "Endpoint", "TokenFile"] },
        { "Waldur:Agnet:PollInterval", "00:00:10", ["Waldur:Agnet is no setting: did you mean Agent?"] },
        { "Waldur:Token:Value", Secret, ["Waldur:Token must be a text, and is an object"] },
        { "Waldur", Secret, ["Waldur must be an object with settings"] },
        { "Waldur:Agent:Offerings", null, ["Waldur:Agent:Offerings is missing", "Waldur:Agent:AllOfferings"] },
        { "Waldur:Agent:Offerings", "mine", ["Waldur:Agent:Offerings must be a uuid"] },
        { "Waldur:Agent:Offerings", "00000000000000000000000000000000", ["Waldur:Agent:Offerings must be a uuid"] },
        { "Waldur:Agent:AllOfferings", "true", ["Waldur:Agent:Offerings is set, and so is Waldur:Agent:AllOfferings"] },
        { "Waldur:Agent:JournalFolder", null, ["Waldur:Agent:JournalFolder is missing", "Waldur:Agent:IsOnlyAgent"] },
        { "Waldur:Agent:PollInterval", "30", ["Waldur:Agent:PollInterval must be a time"] },
        { "Waldur:Agent:PollInterval", "00:00:00", ["Waldur:Agent:PollInterval cannot be used", "positive"] },
        { "Waldur:Agent:MaxPollInterval", "00:00:00", ["Waldur:Agent:MaxPollInterval cannot be used"] },
        { "Waldur:Agent:Parallelism", "0", ["Waldur:Agent:Parallelism cannot be used"] },
        { "Waldur:Agent:HandlerTimeout", "00:00:00", ["Waldur:Agent:HandlerTimeout must be positive"] },
        { "Waldur:Agent:MaxConsecutiveRefusals", "-1", ["Waldur:Agent:MaxConsecutiveRefusals cannot be used"] },
        { "Waldur:Agent:UnhealthyAfter", "infinite", ["Waldur:Agent:UnhealthyAfter must be positive and finite"] },
        { "Waldur:Agent:Client", "north", ["Waldur:Agent:Client names 'north'", "AddKeyedWaldurClient(\"north\""] },
        { "Waldur:Agent:Wake", "events", ["Waldur:Agent:Wake must be Polling or Auto"] },
        { "Waldur:Agent:ConnectedPollInterval", "00:00:00", ["Waldur:Agent:ConnectedPollInterval cannot be used"] },
        { "Waldur:Agent:Broker", "rabbit", ["Waldur:Agent:Broker cannot be used", "wss://"] },
        { "Waldur:Agent:Broker", "https://broker.example.com", ["Waldur:Agent:Broker cannot be used"] },
        { "Waldur:Agent:Broker", "ws://events.example.com:15674/ws", ["Waldur:Agent:Broker is not encrypted", "wss://", "Waldur:AllowUnencrypted"] },
        { "Waldur:Agent:Offerings:0", "fedcba9876543210fedcba9876543210", ["Waldur:Agent:Offerings is given both as a list and as a text"] },
        { "Waldur:Agent:Offerings:0:Uuid", "fedcba9876543210fedcba9876543210", ["Waldur:Agent:Offerings:0 must be a uuid, and is an object"] },
        { "Waldur:Headers:X-Site:Name", "north", ["Waldur:Headers:X-Site must be a text, and is an object"] },
        { "Waldur:Agent:HandlerTimeout", "60.00:00:00", ["Waldur:Agent:HandlerTimeout must be positive and at most 24 days"] },
        { "Waldur:Agent:PollInterval", "60.00:00:00", ["Waldur:Agent:PollInterval cannot be used", "at most 24 days"] },
        { "Waldur:Agent:ConnectedPollInterval", "60.00:00:00", ["Waldur:Agent:ConnectedPollInterval cannot be used", "at most 24 days"] },
        { "Waldur:Agent:MaxPollInterval", "60.00:00:00", ["Waldur:Agent:MaxPollInterval cannot be used", "at most 24 days"] },
        { "Waldur:RetryDelay", "60.00:00:00", ["Waldur:RetryDelay cannot be used", "at most 24 days"] },
        { "Waldur:ApplicationName", "Site agent: north", ["Waldur:ApplicationName cannot be used", "name/version"] },
        { "Waldur:Agent:AgentName", "agent-0123456789abcdef0123456789abcdef", ["Waldur:Agent:AgentName cannot be used"] },
        { "Waldur:Agent:Broker", "wss://events.example.com/ws", ["Waldur:Agent:Broker is set, but", "set Waldur:Agent:Wake to Auto"] },
        { "Waldur:Agent:ConnectedPollInterval", "00:10:00", ["Waldur:Agent:ConnectedPollInterval is set, but", "set Waldur:Agent:Wake to Auto", "Waldur:Agent:PollInterval"] },
        { "Waldur:Agent:AgentName", "night-shift", ["Waldur:Agent:AgentName is set, but", "set Waldur:Agent:Wake to Auto", "Waldur:Agent:ShowPresence"] },
        { "Waldur:Agent:Journal", "x", ["Waldur:Agent:Journal is no setting"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_one_clear_line_at_the_start(string key, string? value, string[] parts)
    {
        var message = await FailAsync(new Dictionary<string, string?>(Good) { [key] = value });

        message.Should().ContainAll(parts).And.NotContain("\n").And.NotContain(Secret).And.NotContain("(Parameter");
    }

    [Theory]
    [InlineData("Wake", "Auto")]
    [InlineData("ShowPresence", "true")]
    public async Task What_is_for_an_offering_needs_its_uuid(string name, string value)
    {
        var message = await FailAsync(new Dictionary<string, string?>(Good)
        {
            ["Waldur:Agent:Offerings"] = null,
            ["Waldur:Agent:AllOfferings"] = "true",
            [$"Waldur:Agent:{name}"] = value,
        });

        message.Should().Contain($"Waldur:Agent:{name} is for named offerings: set Waldur:Agent:Offerings");
    }

    [Theory]
    [InlineData("Waldur:AllowUnencrypted", "true")]
    [InlineData("Waldur:Agent:ConnectedPollInterval", "00:10:00")]
    [InlineData("Waldur:Agent:AgentName", "night-shift")]
    [InlineData("Waldur:Agent:Broker", "ws://127.0.0.1:9/none")]
    [InlineData("Waldur:Agent:Broker", "wss://events.example.com/ws")]
    [InlineData("Waldur:Timeout", "60.00:00:00")]
    [InlineData("Waldur:ConnectTimeout", "60.00:00:00")]
    [InlineData("Waldur:ApplicationName", "site-agent/1.2 north")]
    public async Task What_is_allowed_starts(string key, string value)
    {
        await using var host = CreateHost(new Dictionary<string, string?>(Good)
        {
            ["Waldur:Agent:Wake"] = "Auto",
            ["Waldur:Agent:Broker"] = key == "Waldur:AllowUnencrypted" ? "ws://events.example.com:15674/ws" : null,
            [key] = value,
        });
        await host.StartAsync();
        host.Services.GetRequiredService<WaldurClient>().Endpoint.Should().Be("https://waldur.example.com/");
    }

    [Theory]
    [InlineData("Waldur:Agent:Broker", "")]
    [InlineData("Waldur:Agent:ConnectedPollInterval", " ")]
    [InlineData("Waldur:Agent:AgentName", "")]
    [InlineData("Waldur:Headers:Authorization", "")]
    public async Task What_is_empty_counts_as_not_given(string key, string value)
    {
        await using var host = CreateHost(new Dictionary<string, string?>(Good) { [key] = value });
        await host.StartAsync();
        host.Services.GetRequiredService<WaldurClient>().Endpoint.Should().Be("https://waldur.example.com/");
    }

    [Fact]
    public async Task Without_any_mistake_the_program_starts()
    {
        await using var host = CreateHost(Good);
        await host.StartAsync();
        host.Services.GetRequiredService<WaldurClient>().Endpoint.Should().Be("https://waldur.example.com/");
    }

    [Fact]
    public async Task All_mistakes_are_named_at_once()
    {
        var message = await FailAsync(new Dictionary<string, string?>(Good) { ["Waldur:Endpoint"] = null, ["Waldur:PageSize"] = "x" });

        message.Should().ContainAll("Waldur:Endpoint is missing", "Waldur:PageSize must be");
    }

    [Theory]
    [InlineData(null, "does not exist", "Could not find")]
    [InlineData("", "cannot be used", "white space")]
    [InlineData("Bearer x", "cannot be used", "without the word")]
    public async Task A_token_file_that_holds_none_is_found_at_the_start(string? content, params string[] any)
    {
        await using var host = CreateHost(new Dictionary<string, string?>(Good) { ["Waldur:Token"] = null, ["Waldur:TokenFile"] = "token" });
        if (content is not null)
        {
            host.Write("token", content);
        }

        var start = await host.Invoking(one => one.StartAsync()).Should().ThrowAsync<OptionsValidationException>();
        start.Which.Message.Should().Contain("Waldur:TokenFile cannot be used").And.ContainAny(any);
    }

    [Fact]
    public async Task What_a_program_sets_is_called_by_its_property()
    {
        await using var host = new TestHost();
        host.Builder.Services.AddWaldurClient(settings => settings.Endpoint = "https://waldur.example.com");

        var start = await host.Invoking(one => one.StartAsync()).Should().ThrowAsync<OptionsValidationException>();
        start.Which.Message.Should().StartWith("WaldurClientSettings.Token is missing");
    }

    [Fact]
    public async Task An_agent_without_a_client_does_not_start()
    {
        await using var host = new TestHost([.. Good.Select(setting => (setting.Key, setting.Value))]);
        host.Builder.Services.AddWaldurSiteAgent<IdleHandler>(host.Section("Waldur:Agent"));

        var start = await host.Invoking(one => one.StartAsync()).Should().ThrowAsync<OptionsValidationException>();
        start.Which.Message.Should().Contain("AddWaldurClient");
    }

    [Fact]
    public void A_whole_configuration_is_no_section()
    {
        var builder = Host.CreateApplicationBuilder();

        builder.Services.Invoking(services => services.AddWaldurClient(builder.Configuration))
            .Should().Throw<ArgumentException>().WithMessage("*GetSection(\"Waldur\")*");
    }

    [Fact]
    public void Two_agents_of_one_name_are_refused()
    {
        var services = new ServiceCollection().AddWaldurSiteAgent<IdleHandler>(_ => { }).AddKeyedWaldurSiteAgent<IdleHandler>("a", _ => { });

        services.Invoking(all => all.AddWaldurSiteAgent<IdleHandler>(_ => { })).Should().Throw<InvalidOperationException>().WithMessage("*AddKeyedWaldurSiteAgent*");
        services.Invoking(all => all.AddKeyedWaldurSiteAgent<IdleHandler>("a", _ => { })).Should().Throw<InvalidOperationException>();
    }

    private static async Task<string> FailAsync(Dictionary<string, string?> settings)
    {
        await using var host = CreateHost(settings);
        var start = await host.Invoking(one => one.StartAsync()).Should().ThrowAsync<OptionsValidationException>();
        start.Which.ToString().Should().NotContain(Secret);
        string.Join('\n', host.Log.Lines).Should().NotContain(Secret);
        return start.Which.Message;
    }

    private static TestHost CreateHost(Dictionary<string, string?> settings)
    {
        var host = new TestHost([.. settings.Select(setting => (setting.Key, setting.Value))]);
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"));
        host.Builder.Services.AddWaldurSiteAgent<IdleHandler>(host.Section("Waldur:Agent"), agent => agent.StopHostOnFailure = false);
        return host;
    }
}
