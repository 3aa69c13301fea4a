using ApiGenerator.Tests.Support;

namespace ApiGenerator.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private const string Description = """
        openapi: 3.0.3
        info: {title: Small, version: "1"}
        paths:
          /api/things/:
            get:
              operationId: things_list
              parameters: [{name: Accept, in: header, schema: {type: string}}]
              responses:
                "200": {description: Ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}
        components:
          schemas:
            Thing: {type: object, required: [name], properties: {name: {type: string}}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_description_becomes_files_and_what_cannot_be_said_is_reported()
    {
        var (status, output, error) = Generate(Description);

        status.Should().Be(0);
        output.Should().Contain("files in");
        error.Trim().Should().Be("GET /api/things/: the header parameter Accept is not a caller's to set: the client sets it itself");
        File.Exists(_folder["out/Models/Thing.cs"]).Should().BeTrue();
        File.Exists(_folder["out/Api/ThingsRequestBuilder.cs"]).Should().BeTrue();
    }

    [Fact]
    public void Generated_files_are_utf8_without_a_mark_and_with_plain_line_ends()
    {
        Generate(Description);

        var bytes = File.ReadAllBytes(_folder["out/Models/Thing.cs"]);
        bytes.Should().NotContain((byte)'\r');
        bytes[0].Should().Be((byte)'/');
        bytes[^1].Should().Be((byte)'\n');
    }

    [Fact]
    public void Json_and_yaml_give_the_same_files_and_bundle()
    {
        Generate(Description, "--bundle", _folder["bundle.json"]);
        var fromYaml = File.ReadAllText(_folder["out/Api/ThingsRequestBuilder.cs"]);
        var bundle = File.ReadAllText(_folder["bundle.json"]);

        Generate(bundle, "--bundle", _folder["again.json"]);

        File.ReadAllText(_folder["out/Api/ThingsRequestBuilder.cs"]).Should().Be(fromYaml);
        File.ReadAllText(_folder["again.json"]).Should().Be(bundle).And.StartWith("{\n  \"openapi\": \"3.0.3\",\n");
    }

    [Fact]
    public void The_lock_names_the_description_and_the_settings()
    {
        Generate(Description, "--lock", _folder["lock.json"], "--client", "SmallClient");

        File.ReadAllText(_folder["lock.json"]).Should()
            .Contain("\"namespace\": \"Small\"").And.Contain("\"client\": \"SmallClient\"").And.MatchRegex("\"descriptionSha256\": \"[0-9a-f]{64}\"");
        File.ReadAllText(_folder["out/SmallClient.cs"]).Should().Contain("public ApiRequestBuilder Api => new(_client);");
    }

    [Fact]
    public void A_client_without_a_hand_written_part_is_whole()
    {
        Generate(Description, "--client", "SmallClient");

        File.ReadAllText(_folder["out/SmallClient.cs"]).Should().Contain("private readonly IApiClient _client;").And.Contain("public SmallClient(IApiClient client)");
    }

    [Fact]
    public void A_client_leaves_its_field_and_constructors_to_the_hand_written_part()
    {
        _folder.Write("SmallClient.cs", "// the hand-written part\n");

        Generate(Description, "--client", "SmallClient");

        File.ReadAllText(_folder["out/SmallClient.cs"]).Should().NotContain("private readonly").And.NotContain("public SmallClient(");
    }

    [Fact]
    public void Files_that_an_earlier_run_wrote_go_and_all_others_stay()
    {
        Generate(Description.Replace("Thing", "Gadget", StringComparison.Ordinal)).Status.Should().Be(0);
        var copy = _folder.Write("out/Models/Mine.cs", File.ReadAllText(_folder["out/Models/Gadget.cs"]));
        var written = _folder.Write("out/Models/ByHand.cs", "// mine\n");

        var (status, _, error) = Generate(Description);

        status.Should().Be(0);
        File.Exists(_folder["out/Models/Gadget.cs"]).Should().BeFalse();
        File.Exists(_folder["out/Models/Thing.cs"]).Should().BeTrue();
        File.Exists(written).Should().BeTrue();
        File.Exists(copy).Should().BeTrue("the lock does not name it, though it begins as a generated file does");
        error.Should().Contain($"{copy} is left alone");
    }

    [Fact]
    public void A_generated_file_that_somebody_made_his_own_stays()
    {
        Generate(Description.Replace("Thing", "Gadget", StringComparison.Ordinal));
        _folder.Write("out/Models/Gadget.cs", "// mine now\n");

        Generate(Description).Status.Should().Be(0);

        File.ReadAllText(_folder["out/Models/Gadget.cs"]).Should().Be("// mine now\n");
    }

    [Fact]
    public void A_lock_that_names_files_outside_of_the_output_deletes_none()
    {
        Generate(Description);
        var outside = _folder.Write("Outside.cs", File.ReadAllText(_folder["out/Models/Thing.cs"]));
        var place = _folder["out/waldur-generate.lock.json"];
        File.WriteAllText(place, File.ReadAllText(place).Replace("\"Models/Thing.cs\"", "\"Models/Thing.cs\", \"../Outside.cs\"", StringComparison.Ordinal));

        Generate(Description).Status.Should().Be(0);

        File.Exists(outside).Should().BeTrue();
    }

    [Fact]
    public void A_file_of_another_hand_is_not_written_over()
    {
        var own = _folder.Write("out/Models/Thing.cs", "// mine\n");

        var (status, _, error) = Generate(Description);

        status.Should().Be(1);
        error.Should().Contain($"{own} is in the way");
        File.ReadAllText(own).Should().Be("// mine\n");
        File.Exists(_folder["out/Api/ThingsRequestBuilder.cs"]).Should().BeFalse("nothing is written by halves");
    }

    [Theory]
    [InlineData("{\"name\": \"my package\"}")]
    [InlineData("{ <<<<<<< ours")]
    public void A_file_that_is_no_lock_is_not_written_over(string text)
    {
        var place = _folder.Write("package.json", text);

        Generate(Description, "--lock", place).Status.Should().Be(1);

        File.ReadAllText(place).Should().Be(text);
    }

    [Fact]
    public void Files_that_are_as_they_should_be_keep_their_time()
    {
        Generate(Description);
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder["out/Models/Thing.cs"], before);

        Generate(Description);

        File.GetLastWriteTimeUtc(_folder["out/Models/Thing.cs"]).Should().Be(before);
    }

    [Fact]
    public void Check_is_content_with_what_was_generated()
    {
        Generate(Description, "--lock", _folder["lock.json"], "--bundle", _folder["bundle.json"]);

        Generate(Description, "--check", "--lock", _folder["lock.json"], "--bundle", _folder["bundle.json"]).Status.Should().Be(0);
    }

    [Fact]
    public void Check_shows_what_differs_and_writes_nothing()
    {
        Generate(Description, "--lock", _folder["lock.json"]);
        var thing = _folder["out/Models/Thing.cs"];
        File.WriteAllText(thing, File.ReadAllText(thing).Replace("public string Name", "public string Nome", StringComparison.Ordinal));
        File.Delete(_folder["out/Api/ThingsRequestBuilder.cs"]);
        var stale = _folder.Write("out/Models/Old.cs", File.ReadAllText(thing));
        var unknown = _folder.Write("out/Models/Unknown.cs", File.ReadAllText(thing));
        File.WriteAllText(
            _folder["lock.json"],
            File.ReadAllText(_folder["lock.json"]).Replace("\"Models/Thing.cs\"", "\"Models/Old.cs\"", StringComparison.Ordinal));

        var (status, _, error) = Generate(Description, "--check", "--lock", _folder["lock.json"]);

        status.Should().Be(1);
        error.Should().Contain($"changed: {thing}").And.MatchRegex(@"-\d+:     public string Nome").And.MatchRegex(@"\+\d+:     public string Name")
            .And.Contain($"missing: {_folder["out/Api/ThingsRequestBuilder.cs"]}").And.Contain($"stale: {stale}").And.Contain($"unknown: {unknown}").And.Contain($"changed: {_folder["lock.json"]}");
        File.ReadAllText(thing).Should().Contain("Nome");
        File.Exists(stale).Should().BeTrue();
    }

    [Fact]
    public void Check_notices_a_change_of_the_description_that_changes_no_code()
    {
        Generate(Description, "--lock", _folder["lock.json"]);

        Generate(Description + "\n# A remark.", "--check", "--lock", _folder["lock.json"]).Status.Should().Be(1);
    }

    [Theory]
    [InlineData("openapi: [", "no YAML")]
    [InlineData("a: 1\na: 2", "twice")]
    [InlineData("a: *b", "no anchor")]
    [InlineData("{\"openapi\": \"3.0.0\",", "no JSON")]
    [InlineData("{\"openapi\": \"3.0.0\", \"openapi\": \"3.1.0\"}", "no JSON")]
    [InlineData("title: a list of things", "no OpenAPI description")]
    [InlineData("- 1\n- 2", "no OpenAPI description")]
    [InlineData("", "no OpenAPI description")]
    [InlineData("swagger: '2.0'", "3.0 and 3.1 are understood")]
    public void What_cannot_be_read_is_refused_in_one_line(string text, string reason)
    {
        var (status, _, error) = Generate(text);

        status.Should().NotBe(0);
        error.Trim().Should().Contain(reason).And.NotContain("\n");
        Directory.Exists(_folder["out"]).Should().BeFalse();
    }

    [Fact]
    public void A_missing_file_is_refused_in_one_line()
    {
        var (status, _, error) = Tool.Run(_folder["none.yaml"], "--output", _folder["out"], "--namespace", "Small");

        status.Should().NotBe(0);
        error.Trim().Should().Contain("cannot be read").And.NotContain("\n");
    }

    [Fact]
    public void A_description_without_operations_gives_an_empty_root()
    {
        Generate("openapi: 3.1.0\ninfo: {title: None, version: '1'}").Status.Should().Be(0);

        File.Exists(_folder["out/Api/ApiRoot.cs"]).Should().BeTrue();
    }

    [Theory]
    [InlineData("Not-Legal")]
    [InlineData("class")]
    [InlineData("A..B")]
    public void A_namespace_that_is_none_is_refused(string ns)
    {
        var path = _folder.Write("description.yaml", Description);

        Tool.Run(path, "--output", _folder["out"], "--namespace", ns).Status.Should().NotBe(0);
    }

    [Theory]
    [InlineData("Api", "namespace of the generated types")]
    [InlineData("Models", "namespace of the generated types")]
    [InlineData("Root", "member of that name")]
    [InlineData("With", "member of that name")]
    [InlineData("ToString", "member of that name")]
    public void A_client_whose_name_is_taken_is_refused(string client, string reason)
    {
        var (status, _, error) = Generate(Description, "--client", client);

        status.Should().Be(1);
        error.Trim().Should().Contain(reason).And.Contain($"such as {client}Client").And.NotContain("\n");
        Directory.Exists(_folder["out"]).Should().BeFalse();
    }

    [Theory]
    [InlineData("/", "", "")]
    [InlineData("https://example.com", "", "")]
    [InlineData("https://example.com/", "", "")]
    [InlineData("https://example.com:8443/base/", "", "/base/")]
    [InlineData("/base", "", "/base/")]
    [InlineData("{root}", "https://example.com/x/y?z", "/x/y/")]
    [InlineData("{root}", "https://example.com", "")]
    [InlineData("{root}/v1", "https://example.com", "/v1/")]
    [InlineData("https://{root}/v1", "example.com/a", "/a/v1/")]
    public void The_path_of_a_server_is_reported_because_requests_do_not_have_it(string url, string root, string path)
    {
        var (status, _, error) = Generate($"servers: [{{url: '{url}', variables: {{root: {{default: '{root}'}}}}}}]\n{Description}");

        status.Should().Be(0);
        if (path.Length == 0)
        {
            error.Should().NotContain("servers");
        }
        else
        {
            error.Should().Contain($"#/servers/0: the path {path} is no part of the requests");
        }
    }

    [Theory]
    [InlineData("--namespace", "Small", "--output")]
    [InlineData("--output", "out", "--namespace")]
    public void Options_that_are_needed_are_asked_for(string option, string value, string missing)
    {
        var path = _folder.Write("description.yaml", Description);

        var (status, _, error) = Tool.Run(path, option, value);

        status.Should().Be(1);
        error.Should().Contain(missing);
    }

    private (int Status, string Output, string Error) Generate(string description, params string[] more)
    {
        var path = _folder.Write("description.yaml", description);
        return Tool.Run([path, "--output", _folder["out"], "--namespace", "Small", .. more]);
    }
}
