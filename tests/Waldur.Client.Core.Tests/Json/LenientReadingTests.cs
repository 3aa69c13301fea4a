namespace Waldur.Client.Tests.Json;

public class LenientReadingTests
{
    private static readonly Guid Uuid = Guid.Parse("5f0c1b6e-0c5a-4b0f-9d3e-2a1b4c6d8e0f");

    [Theory]
    [InlineData("5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f")]
    [InlineData("5f0c1b6e-0c5a-4b0f-9d3e-2a1b4c6d8e0f")]
    [InlineData("5F0C1B6E-0C5A-4B0F-9D3E-2A1B4C6D8E0F")]
    public void A_uuid_comes_with_and_without_dashes(string text) =>
        Fits(ThingJson.Read($$"""{"uuid":"{{text}}"}""")).Uuid.Should().Be(Uuid);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("-7", -7)]
    [InlineData("5.0", 5)]
    [InlineData("\"5.0\"", 5)]
    [InlineData("5e1", 50)]
    [InlineData("1.5E1", 15)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("\"-2147483648\"", int.MinValue)]
    public void An_integer_comes_as_a_number_or_a_text(string json, int expected) =>
        Fits(ThingJson.Read($$"""{"count":{{json}}}""")).Count.Should().Be(expected);

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("\"-9223372036854775808\"", long.MinValue)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("null", null)]
    public void A_long_integer_keeps_every_digit(string json, long? expected) =>
        Fits(ThingJson.Read($$"""{"size":{{json}}}""")).Size.Should().Be(expected);

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("\"12.50\"", "12.50")]
    [InlineData("0", "0")]
    [InlineData("-3", "-3")]
    [InlineData("1e2", "100")]
    [InlineData("\"0.0000000001\"", "0.0000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void A_decimal_comes_as_a_number_or_a_text(string json, string expected) =>
        Fits(ThingJson.Read($$"""{"price":{{json}}}""")).Price.Should().Be(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("\"0.1\"", 0.1)]
    [InlineData("3", 3.0)]
    [InlineData("-1e-7", -1e-7)]
    [InlineData("1.7976931348623157E308", double.MaxValue)]
    public void A_floating_point_number_comes_as_a_number_or_a_text(string json, double expected) =>
        Fits(ThingJson.Read($$"""{"ratio":{{json}}}""")).Ratio.Should().Be(expected);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("false", false)]
    [InlineData("\"False\"", false)]
    public void A_boolean_comes_as_itself_or_a_text(string json, bool expected) =>
        Fits(ThingJson.Read($$"""{"active":{{json}}}""")).Active.Should().Be(expected);

    [Theory]
    [InlineData("2026-01-06T20:40:33.123456+00:00", "2026-01-06T20:40:33.1234560+00:00")]
    [InlineData("2026-01-06T20:40:33Z", "2026-01-06T20:40:33.0000000+00:00")]
    [InlineData("2026-01-06T20:40:33.1234567+02:00", "2026-01-06T20:40:33.1234567+02:00")]
    [InlineData("2026-01-06 20:40:33 UTC", "2026-01-06T20:40:33.0000000+00:00")]
    [InlineData("2026/01/06 20:40:33 -0400", "2026-01-06T20:40:33.0000000-04:00")]
    [InlineData("2026-01-06 20:40:33.123456+00:00", "2026-01-06T20:40:33.1234560+00:00")]
    [InlineData("2026-01-06T20:40:33.123456789Z", "2026-01-06T20:40:33.1234567+00:00")]
    [InlineData("2026-01-06T20:40+01:00", "2026-01-06T20:40:00.0000000+01:00")]
    [InlineData("2026-01-06 20:40:33 +0200", "2026-01-06T20:40:33.0000000+02:00")]
    public void An_instant_comes_in_many_forms_each_with_its_offset(string text, string expected) =>
        Fits(ThingJson.Read($$"""{"created":"{{text}}"}""")).Created!.Value.ToString("O").Should().Be(expected);

    [Fact]
    public void Other_values_come_as_they_are()
    {
        var thing = Fits(ThingJson.Read(
            """
            {"name":5,"day":"2026-02-03","colour":"green","note":true,"limits":{"cpu":1,"ram":"2"},"metadata":{"a" : [1]},
             "parent":{"name":"p"},"children":[{"name":"c"}],"data":"AQID","previous":null}
            """));

        thing.Name.Should().Be("5");
        thing.Day.Should().Be(new DateOnly(2026, 2, 3));
        thing.Colour.Should().Be(Colour.Green);
        thing.Note.Should().Be("true");
        thing.Limits.Should().Equal(new Dictionary<string, int> { ["cpu"] = 1, ["ram"] = 2 });
        thing.Metadata!.Value.ToString().Should().Be("""{"a" : [1]}""");
        thing.Parent!.Name.Should().Be("p");
        thing.Children.Should().ContainSingle().Which.Name.Should().Be("c");
        thing.Data.Should().Equal(1, 2, 3);
        thing.Previous.Should().BeNull();
    }

    [Fact]
    public void An_unknown_value_of_an_enum_is_kept()
    {
        var thing = Fits(ThingJson.Read("""{"colour":"mauve \u00e9"}"""));

        (thing.Colour.Value, thing.Colour.IsKnown).Should().Be(("mauve é", false));
        ThingJson.Object(ThingJson.Write(thing))["colour"]!.GetValue<string>().Should().Be("mauve é");
    }

    [Fact]
    public void The_order_of_fields_does_not_matter()
    {
        const string Json = """{"name":"n","uuid":"5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f","count":3,"active":true,"colour":"red","note":"x","size":9,"extra":1}""";
        var fields = ThingJson.Object(Json).Select(field => $"\"{field.Key}\":{field.Value!.ToJsonString()}").ToArray();
        var expected = ThingJson.Write(ThingJson.Read(Json));
        const int Seed = 20260106;
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            random.Shuffle(fields);
            ThingJson.Write(ThingJson.Read("{" + string.Join(',', fields) + "}")).Should().Be(expected, $"seed {Seed}");
        }
    }

    [Fact]
    public void The_last_of_two_fields_of_one_name_wins()
    {
        ThingJson.Read("""{"count":1,"name":"a","count":2}""").Count.Should().Be(2);
        ThingJson.Read("""{"x":1,"x":2}""").AdditionalData["x"].ToString().Should().Be("2");
    }

    [Fact]
    public void Escaped_names_are_names() => Fits(ThingJson.Read("""{"n\u0061me":"x","\u0063ount":2}""")).Name.Should().Be("x");

    [Fact]
    public void Repeated_text_is_one_string_within_an_response()
    {
        var things = ThingJson.ReadAll("""[{"name":"offering é"},{"name":"offering é"},{"name":"a\u00e9\"b"},{"name":"other"},{"name":"a\u00e9\"b"},{"name":""}]""");

        things.Select(thing => thing.Name).Should().Equal("offering é", "offering é", "aé\"b", "other", "aé\"b", "");
        things[1].Name.Should().BeSameAs(things[0].Name);
        things[4].Name.Should().BeSameAs(things[2].Name);
    }

    [Fact]
    public void Texts_that_share_a_slot_stay_apart()
    {
        var names = Enumerable.Range(0, 5000).Select(i => $"name {i % 700}").ToArray();
        var things = ThingJson.ReadAll("[" + string.Join(',', names.Select(name => $$"""{"name":"{{name}}"}""")) + "]");

        things.Select(thing => thing.Name).Should().Equal(names);
    }

    private static Thing Fits(Thing thing)
    {
        thing.AdditionalData.Should().BeEmpty();
        return thing;
    }
}
