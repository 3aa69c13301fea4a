using System.Text.Json;

namespace Waldur.Client.Conventions.Sources;

/// <summary>What other tools than this project's generator need of the descriptions.</summary>
public class DescriptionTests
{
    public static TheoryData<string> Names => ["waldur", "katello"];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_may_be_null_has_a_type(string name) => Objects(name)
        .Where(node => Has(node.Value, "nullable") && !Has(node.Value, "type"))
        .Select(node => node.Path).Should().BeEmpty("validators refuse it");

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_of_an_enum_have_names_that_are_their_own(string name) => Objects(name)
        .Where(node => Has(node.Value, "x-ms-enum"))
        .Where(node => !ValuesOf(node.Value.GetProperty("x-ms-enum").GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value")))
            .SequenceEqual(ValuesOf(node.Value.GetProperty("enum").EnumerateArray())))
        .Select(node => node.Path).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_enum_whose_values_are_no_words_names_them(string name) => Objects(name)
        .Where(node => Has(node.Value, "enum") && node.Value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "string")
        .Where(node => !Has(node.Value, "x-ms-enum") && node.Value.GetProperty("enum").EnumerateArray().Any(value => !IsWord(value.GetString())))
        .Select(node => node.Path).Should().BeEmpty("other generators make names of these signs that nobody can read");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_server_has_an_address_by_default(string name)
    {
        using var description = Read(name);
        var server = description.RootElement.GetProperty("servers")[0];
        var address = server.GetProperty("url").GetString()!;
        foreach (var variable in server.TryGetProperty("variables", out var variables) ? variables.EnumerateObject() : default)
        {
            address = address.Replace($"{{{variable.Name}}}", variable.Value.GetProperty("default").GetString(), StringComparison.Ordinal);
        }

        Uri.TryCreate(address, UriKind.Absolute, out _).Should().BeTrue("generators put {0} into their clients", address);
    }

    private static List<(string Path, JsonElement Value)> Objects(string name)
    {
        using var description = Read(name);
        var found = new List<(string, JsonElement)>();
        Walk(description.RootElement.Clone(), "", found);
        found.Should().NotBeEmpty();
        return found;
    }

    private static JsonDocument Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("src", "Waldur.Client.Testing", "Descriptions", name + ".json")));

    private static void Walk(JsonElement node, string path, List<(string Path, JsonElement Value)> found)
    {
        if (node.ValueKind == JsonValueKind.Object)
        {
            found.Add((path, node));
            foreach (var member in node.EnumerateObject())
            {
                Walk(member.Value, $"{path}/{member.Name}", found);
            }
        }
        else if (node.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var element in node.EnumerateArray())
            {
                Walk(element, $"{path}/{index++}", found);
            }
        }
    }

    private static bool Has(JsonElement node, string member) => node.TryGetProperty(member, out _);

    private static IEnumerable<string> ValuesOf(IEnumerable<JsonElement> values) => values.Select(value => value.ToString());

    private static bool IsWord(string? value) => value is { Length: > 0 } && char.IsAsciiLetter(value[0]);
}
