using ApiGenerator.Tests.Support;

namespace ApiGenerator.Tests.Commands;

public sealed class SettingsTests : CommandTests
{
    private string Settings => Folder["app/waldur-generate.json"];

    [Fact]
    public void What_was_saved_is_done_again_by_the_file_alone()
    {
        Save("--include", "/api/orders/**", "--client", "OrdersClient", "--repeatable", "POST /api/orders/*/approve/").Status.Should().Be(0);
        var before = Files.ToDictionary(file => file, file => File.ReadAllText(Folder["out/" + file]), StringComparer.Ordinal);
        File.ReadAllText(Settings).Should().Be("""
            {
              "description": "../description.yaml",
              "output": "../out",
              "namespace": "Shop",
              "client": "OrdersClient",
              "include": [
                "/api/orders/**"
              ],
              "repeatable": [
                "POST /api/orders/*/approve/"
              ]
            }

            """);
        Directory.Delete(Folder["out"], recursive: true);

        Tool.Run("--settings", Settings).Status.Should().Be(0);

        Files.ToDictionary(file => file, file => File.ReadAllText(Folder["out/" + file]), StringComparer.Ordinal).Should().Equal(before);
        Tool.Run("--settings", Settings, "--check").Status.Should().Be(0);
    }

    [Fact]
    public void An_option_counts_before_what_the_file_says_and_can_be_saved()
    {
        Save("--include", "/api/orders/**");

        Tool.Run("--settings", Settings, "--include", "/api/projects/", "--save").Status.Should().Be(0);

        Files.Should().Contain("Models/Project.cs").And.NotContain("Models/Order.cs");
        File.ReadAllText(Settings).Should().Contain("/api/projects/").And.NotContain("/api/orders").And.Contain("\"namespace\": \"Shop\"");
    }

    [Fact]
    public void Check_names_files_that_differ_when_the_description_has_changed()
    {
        Save("--include", "/api/orders/**");
        Folder.Write("description.yaml", Description.Replace("enum: [new, done]", "enum: [new, done, erred]", StringComparison.Ordinal));

        var (status, _, error) = Tool.Run("--settings", Settings, "--check");

        status.Should().Be(1);
        error.Should().Contain(Path.Combine("out", "Models", "OrderState.cs")).And.Contain("waldur-generate.lock.json").And.NotContain("Item.cs");
        File.ReadAllText(Folder["out/Models/OrderState.cs"]).Should().NotContain("erred");
    }

    [Theory]
    [InlineData("""{"descriptoin": "x"}""", "descriptoin is no setting; there are description,")]
    [InlineData("""{"include": "/api/**"}""", "the setting include is a list of texts")]
    [InlineData("""{"output": ["out"]}""", "the setting output is a text")]
    [InlineData("""[]""", "no JSON object")]
    [InlineData("""{""", "no JSON")]
    [InlineData("""{"output": "out", "namespace": "Shop"}""", "names no description")]
    public void Settings_that_are_none_are_refused(string text, string reason)
    {
        Folder.Write("app/waldur-generate.json", text);

        var (status, _, error) = Tool.Run("--settings", Settings);

        status.Should().Be(1);
        error.Trim().Should().Contain(reason).And.NotContain("\n");
    }

    [Fact]
    public void A_settings_file_that_is_not_there_is_asked_for()
    {
        var (status, _, error) = Tool.Run("--settings", Settings);

        status.Should().Be(1);
        error.Trim().Should().Be($"{Settings} does not exist.");
    }

    [Fact]
    public void Help_shows_how_to_begin()
    {
        var (status, output, _) = Tool.Run("--help");

        status.Should().Be(0);
        foreach (var word in new[] { "--include", "--exclude", "--token-variable", "--check", "--save", "compare", "new OrdersClient(waldur)", "waldur-generate.json" })
        {
            output.Should().Contain(word);
        }
    }

    private (int Status, string Output, string Error) Save(params string[] more)
    {
        Directory.CreateDirectory(Folder["app"]);
        return Generate(["--settings", Settings, "--save", .. more]);
    }
}
