using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Tests.Json;

public class RawJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """ { "b" : [ true , null ], "a" : 1 } """, true)]
    [InlineData("\"\\u00e9\"", "\"é\"", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("null", "{}", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"a":1,"a":2}""", """{"a":3}""", false)]
    [InlineData("""{"a":1,"a":2}""", """{"a":1,"a":2}""", true)]
    [InlineData("""{"a":null}""", """{"b":"x"}""", false)]
    [InlineData("""{"a":null}""", "{}", false)]
    [InlineData("""{"cost":12.50,"of":[1.0,-0]}""", """{"of":[1,0],"cost":12.5}""", true)]
    [InlineData("12.50", "12.5", true)]
    [InlineData("1e2", "100", true)]
    [InlineData("1E+2", "1000e-1", true)]
    [InlineData("0.001", "1e-3", true)]
    [InlineData("-0.0", "0e7", true)]
    [InlineData("12345678901234567890123456789012345678901234567890.10", "12345678901234567890123456789012345678901234567890.1", true)]
    [InlineData("12345678901234567890123456789012345678901234567891", "12345678901234567890123456789012345678901234567890", false)]
    [InlineData("1e400", "10e399", true)]
    [InlineData("1e400", "1e401", false)]
    [InlineData("1e99999999999999999999", "1e99999999999999999998", false)]
    [InlineData("1", "-1", false)]
    [InlineData("12.5", "125", false)]
    [InlineData("10", "1", false)]
    [InlineData("0.1", "0.10000000000000001", false)]
    public void Equality_is_that_of_the_values(string left, string right, bool equal)
    {
        var (one, other) = (RawJson.Parse(left), RawJson.Parse(right));

        (one == other).Should().Be(equal);
        (one != other).Should().Be(!equal);
        other.Equals((object)one).Should().Be(equal);
        (equal && one.GetHashCode() != other.GetHashCode()).Should().BeFalse();
    }

    [Fact]
    public void Nothing_is_the_JSON_null()
    {
        default(RawJson).Should().Be(RawJson.Null);
        default(RawJson).Kind.Should().Be(JsonValueKind.Null);
        default(RawJson).ToString().Should().Be("null");
        RawJson.From((JsonNode?)null).Should().Be(RawJson.Null);
        RawJson.Null.ToNode().Should().BeNull();
    }

    [Theory]
    [InlineData("{}", JsonValueKind.Object)]
    [InlineData("[]", JsonValueKind.Array)]
    [InlineData("\"\"", JsonValueKind.String)]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("false", JsonValueKind.False)]
    [InlineData("-1", JsonValueKind.Number)]
    public void The_kind_is_known_without_parsing(string json, JsonValueKind kind)
    {
        var raw = RawJson.Parse(json);

        raw.Kind.Should().Be(kind);
        raw.ToElement().ValueKind.Should().Be(kind);
        RawJson.From(raw.ToNode()).Should().Be(raw);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("nope")]
    [InlineData("\"\\ud800\"")]
    [InlineData("[{\"a\":\"x\\udc00\"}]")]
    [InlineData("{\"\\ud800\":1}")]
    public void What_is_not_one_value_is_refused(string json)
    {
        var parse = () => RawJson.Parse(json);

        parse.Should().Throw<JsonException>();
    }

    [Fact]
    public void A_text_that_is_no_Unicode_is_no_JSON_whatever_it_is_taken_from()
    {
        using var document = JsonDocument.Parse("""{"a":"\ud800"}""");
        Action[] takings =
        [
            () => RawJson.Parse($"\"{'\ud800'}\""),
            () => RawJson.From(document.RootElement),
            () => RawJson.From(JsonNode.Parse("""["\ud800"]""")),
            () => JsonSerializer.Deserialize<Dictionary<string, RawJson>>("""{"a":"\ud800"}"""),
        ];

        takings.Should().AllSatisfy(taking => taking.Should().Throw<JsonException>());
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"a\":[\"\\udc00\"]}")]
    public void A_body_of_which_nothing_is_known_is_none_where_a_text_in_it_is_no_Unicode(string body) =>
        Core.ResponseReader.RawOrNull.Read(System.Text.Encoding.UTF8.GetBytes(body)).Should().BeNull();

    [Fact]
    public void The_serializer_carries_it_as_it_is()
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, RawJson>>("""{"a":null,"b":{"c":[1]}}""")!;

        values["a"].Should().Be(RawJson.Null);
        JsonSerializer.Serialize(values).Should().Be("""{"a":null,"b":{"c":[1]}}""");
    }

    [Fact]
    public void It_lives_on_when_the_response_is_gone()
    {
        var bytes = "{\"metadata\":{\"a\":1}}"u8.ToArray();
        var thing = Core.ResponseReader.Model<Thing>().Read(bytes);
        Array.Clear(bytes);

        thing.Metadata.Should().Be(RawJson.Parse("""{"a":1}"""));
    }
}
