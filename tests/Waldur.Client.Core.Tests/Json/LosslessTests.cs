using System.Text.Json.Nodes;

namespace Waldur.Client.Tests.Json;

public class LosslessTests
{
    [Theory]
    [InlineData("name", "null")]
    [InlineData("name", "[1]")]
    [InlineData("name", "{\"a\":1}")]
    [InlineData("uuid", "null")]
    [InlineData("uuid", "\"\"")]
    [InlineData("uuid", "\"not a uuid\"")]
    [InlineData("uuid", "\"5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0g\"")]
    [InlineData("uuid", "12")]
    [InlineData("count", "2147483648")]
    [InlineData("count", "5.5")]
    [InlineData("count", "\"five\"")]
    [InlineData("count", "\"\"")]
    [InlineData("count", "\" 5\"")]
    [InlineData("count", "1e400")]
    [InlineData("count", "[]")]
    [InlineData("size", "9223372036854775808")]
    [InlineData("price", "1e400")]
    [InlineData("price", "\"12,50\"")]
    [InlineData("ratio", "1e999")]
    [InlineData("ratio", "\"NaN\"")]
    [InlineData("ratio", "\"Infinity\"")]
    [InlineData("ratio", "\"-Infinity\"")]
    [InlineData("ratio", "\"1.5 GHz\"")]
    [InlineData("active", "1")]
    [InlineData("active", "\"yes\"")]
    [InlineData("created", "\"soon\"")]
    [InlineData("created", "\"12:30\"")]
    [InlineData("created", "\"1/2\"")]
    [InlineData("created", "\"5 May\"")]
    [InlineData("created", "\"\"")]
    [InlineData("created", "\"Sun, 01 Jan 2017 00:00:00\"")]
    [InlineData("created", "\"2017-01-01 00:00:00\"")]
    [InlineData("created", "\"2017-01-01T00:00:00\"")]
    [InlineData("created", "\"2017-01-01T00:00:00.5\"")]
    [InlineData("created", "\"2017-01-01\"")]
    [InlineData("created", "\"2017-01-01 00:00:00 CET\"")]
    [InlineData("created", "1767732033")]
    [InlineData("created", "\"2026-13-45T00:00:00Z\"")]
    [InlineData("day", "\"2026-02-30\"")]
    [InlineData("day", "\"2026-02-03T00:00:00Z\"")]
    [InlineData("colour", "null")]
    [InlineData("colour", "7")]
    [InlineData("note", "{}")]
    [InlineData("children", "null")]
    [InlineData("children", "{}")]
    [InlineData("children", "[{\"name\":\"fits\"},5]")]
    [InlineData("children", "[null]")]
    [InlineData("limits", "[1]")]
    [InlineData("limits", "{\"cpu\":1,\"ram\":\"much\"}")]
    [InlineData("parent", "\"https://h/api/things/1/\"")]
    [InlineData("parent", "[]")]
    [InlineData("data", "\"***\"")]
    [InlineData("previous", "\"x\"")]
    [InlineData("unheard_of", "{\"a\":[1,2,{\"b\":null}]}")]
    [InlineData("unheard_of", "null")]
    public void A_value_that_does_not_fit_is_kept_and_written_back(string name, string json)
    {
        var thing = ThingJson.Read($$"""{"note":"before","{{name}}":{{json}},"trailer":7}""");

        thing.AdditionalData.Should().ContainKey(name).WhoseValue.ToString().Should().Be(json);
        thing.AdditionalData["trailer"].ToString().Should().Be("7", "what follows is read");
        JsonNode.DeepEquals(ThingJson.Object(ThingJson.Write(thing))[name], JsonNode.Parse(json)).Should().BeTrue();
    }

    [Fact]
    public void A_nested_value_that_does_not_fit_is_kept_where_it_stands()
    {
        const string Json = """[{"children":[{"count":"many","children":[{"uuid":5}]}],"parent":{"active":"maybe"},"size":1}]""";

        var thing = ThingJson.ReadAll(Json)[0];

        thing.AdditionalData.Should().BeEmpty();
        thing.Children[0].AdditionalData["count"].ToString().Should().Be("\"many\"");
        thing.Children[0].Children[0].AdditionalData.Should().ContainKey("uuid");
        thing.Parent!.AdditionalData["active"].ToString().Should().Be("\"maybe\"");
        thing.Size.Should().Be(1);
    }

    [Fact]
    public void A_property_that_is_set_later_wins()
    {
        var thing = ThingJson.Read("""{"count":"many","uuid":"?","note":{},"children":5}""");
        thing.Count = 3;
        thing.Uuid = Guid.Parse("5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f");
        thing.Children = [new Thing { Name = "c" }];

        var fields = ThingJson.Object(ThingJson.Write(thing));
        fields["count"]!.GetValue<int>().Should().Be(3);
        fields["uuid"]!.GetValue<Guid>().Should().Be(thing.Uuid);
        fields["children"]![0]!["name"]!.GetValue<string>().Should().Be("c");
        fields["note"]!.AsObject().Should().BeEmpty("this one was not set");
        thing.AdditionalData.Should().HaveCount(4, "writing changes nothing");
    }

    [Fact]
    public void A_field_is_never_written_twice()
    {
        var thing = ThingJson.Read("""{"count":"many","size":"big","colour":3}""");
        thing.Count = 1;
        thing.Size = 2;
        thing.Colour = Colour.Red;

        var parse = () => System.Text.Json.JsonDocument.Parse(ThingJson.Write(thing), new System.Text.Json.JsonDocumentOptions { AllowDuplicateProperties = false });

        parse.Should().NotThrow();
    }

    [Fact]
    public void What_a_caller_adds_is_sent()
    {
        var thing = new Thing { Name = "n" };
        thing.AdditionalData["brand_new"] = RawJson.Parse("""{"x":1}""");

        ThingJson.Object(ThingJson.Write(thing))["brand_new"]!["x"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public void A_full_model_survives_the_way_there_and_back()
    {
        var thing = new Thing
        {
            Name = "é\"\\\u2028😀",
            Uuid = Guid.NewGuid(),
            Count = int.MinValue,
            Size = long.MaxValue,
            Ratio = double.Epsilon,
            Price = 1.10m,
            Active = true,
            Created = new DateTimeOffset(2026, 1, 6, 20, 40, 33, TimeSpan.FromHours(-3)).AddTicks(1_234_567),
            Day = new DateOnly(2026, 2, 3),
            Colour = Colour.From("mauve"),
            Note = "",
            Children = [new Thing { Name = "c" }],
            Limits = new Dictionary<string, int> { ["a\"b"] = 1 },
            Metadata = RawJson.Parse("[1,2]"),
            Parent = new Thing(),
            Data = [1, 2, 255],
            Previous = Guid.Empty,
        };

        var written = ThingJson.Write(thing);
        var back = ThingJson.Read(written);

        back.AdditionalData.Should().BeEmpty();
        ThingJson.Write(back).Should().Be(written);
        back.Price!.Value.ToString((IFormatProvider?)null).Should().Be("1.10", "a decimal keeps its scale");
        back.Created.Should().Be(thing.Created);
    }
}
