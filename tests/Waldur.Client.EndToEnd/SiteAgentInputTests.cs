namespace Waldur.Client.EndToEnd;

/// <summary>What the site agent says when it is given what it cannot use.</summary>
public sealed class SiteAgentInputTests : IDisposable
{
    private const string Token = "0123456789abcdef0123456789abcdef01234567";
    private const string Offering = "22222222222222222222222222222222";
    private readonly WorkFolder _folder = new();

    [Theory]
    [InlineData("[\n{ \"backend_id\": \"a\",\n\"name\" \"A\" }\n]", "line 3")]
    [InlineData("", "line 1")]
    [InlineData("{}", "array")]
    [InlineData("[1]", "item 1 is no object")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"Climate models"},{"name":"B","project":"Climate models"}]""", "item 2 has no backend_id")]
    [InlineData("""[{"backend_id":"a","project":"Climate models"}]""", "item 1 has no name")]
    [InlineData("""[{"backend_id":7,"name":"A","project":"Climate models"}]""", "item 1: backend_id must be a text")]
    [InlineData("""[{"backend_id":"a","name":" ","project":"Climate models"}]""", "item 1: name must be a text")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"5f"}]""", "project '5f' is not known")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"Climate models","metadata":[]}]""", "item 1: metadata must be an object")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"Climate models","metdata":{}}]""", "item 1 has 'metdata'")]
    [InlineData("""[{"backend_id":"a","name":"A","project":"Climate models"},{"backend_id":"a","name":"B","project":"Climate models"}]""", "'a' occurs 2 times")]
    [InlineData("""[{"backend_id":"\ud800","name":"A","project":"Climate models"}]""", "no Unicode")]
    public async Task A_malformed_inventory_is_told_with_the_place(string text, string place)
    {
        var inventory = _folder.Write("inventory.json", text);

        var result = await Run.ToEndAsync("SiteAgent", _folder, inventory);

        result.ShouldFail(2, inventory, place);
    }

    [Theory]
    [InlineData("missing.json", "no such file")]
    [InlineData(".", "cannot be read")]
    public async Task An_inventory_that_cannot_be_read_is_reported(string inventory, string reason)
    {
        var result = await Run.ToEndAsync("SiteAgent", _folder, inventory);

        result.ShouldFail(2, $"Inventory {inventory}: ", reason);
    }

    [Theory]
    [InlineData("--command needs a value", "--command")]
    [InlineData("no-such-program: it cannot be started", "--command", "no-such-program", "--all")]
    [InlineData("--verbose", "--verbose")]
    [InlineData("two", "one.json", "two")]
    [InlineData("needs a value", "--journal")]
    [InlineData("'0' is no number of seconds", "--poll", "0")]
    [InlineData("'soon' is no number of seconds", "--poll", "soon")]
    [InlineData("'17' is no uuid", "--offering", "17")]
    public async Task Arguments_that_it_does_not_understand_are_reported(string part, params string[] arguments)
    {
        var result = await Run.ToEndAsync("SiteAgent", _folder, arguments);

        result.ShouldFail(2, part);
    }

    [Theory]
    [InlineData("https://waldur.example.com", null, Offering, 2, "WALDUR_TOKEN")]
    [InlineData(null, Token, Offering, 2, "WALDUR_URL")]
    [InlineData("waldur.example.com", Token, Offering, 2, "WALDUR_URL", "https://")]
    [InlineData("https://someone:hunter2@waldur.example.com", Token, Offering, 2, "WALDUR_URL", "credential")]
    [InlineData("https://waldur.example.com", "Token " + Token, Offering, 2, "WALDUR_TOKEN", "alone")]
    [InlineData("https://waldur.example.com", Token, null, 2, "WALDUR_OFFERING")]
    [InlineData("https://waldur.example.com", Token, "the-cluster", 2, "WALDUR_OFFERING", "'the-cluster' is no uuid")]
    public async Task A_configuration_that_cannot_work_is_told_without_the_token(
        string? url,
        string? token,
        string? offering,
        int status,
        params string[] parts)
    {
        var inventory = _folder.Write("inventory.json", "[]");
        var variables = new Dictionary<string, string>
        {
            ["WALDUR_URL"] = url ?? "",
            ["WALDUR_TOKEN"] = token ?? "",
            ["WALDUR_OFFERING"] = offering ?? "",
        };

        var result = await Run.ToEndAsync("SiteAgent", _folder, variables, inventory);

        result.ShouldFail(status, parts);
        result.Text.Should().NotContain(Token).And.NotContain("hunter2");
    }

    [Fact]
    public async Task A_token_that_the_server_does_not_know_is_reported()
    {
        await using var server = await FakeServerProcess.StartAsync();
        var inventory = _folder.Write("inventory.json", InventoryText.Of(1, server.Values["PROJECT"]));
        var variables = server.AgentVariables;
        variables["WALDUR_TOKEN"] = Token;

        var result = await Run.ToEndAsync("SiteAgent", _folder, variables, inventory);

        result.ShouldFail(1, "401", "Invalid token");
        result.Text.Should().NotContain(Token);
    }

    [Fact]
    public async Task Names_of_projects_are_refused_for_a_server_that_is_not_the_fake_one()
    {
        await using var server = await FakeServerProcess.StartAsync();

        var result = await Run.ToEndAsync("SiteAgent", _folder, server.AgentVariables);

        result.ShouldFail(2, "item 1", "project 'Climate models' is not known: it is no uuid");
    }

    public void Dispose() => _folder.Dispose();
}
