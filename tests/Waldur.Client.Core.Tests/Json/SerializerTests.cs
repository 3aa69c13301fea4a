using System.Text.Json;

namespace Waldur.Client.Tests.Json;

public class SerializerTests
{
    private static readonly JsonSerializerOptions InPieces = new() { DefaultBufferSize = 64 };

    [Fact]
    public void The_serializer_uses_the_models_own_code()
    {
        var things = JsonSerializer.Deserialize<List<Thing?>>("""[{"name":"é","extra":{"a":1}},null]""")!;

        things[0]!.Name.Should().Be("é");
        things[0]!.AdditionalData["extra"].ToString().Should().Be("""{"a":1}""");
        things[1].Should().BeNull();
        ThingJson.Object(JsonSerializer.Serialize(things[0]))["extra"]!["a"]!.GetValue<int>().Should().Be(1);
        JsonSerializer.Serialize<Thing?>(null).Should().Be("null");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_model_is_a_JsonException(string json)
    {
        var read = () => JsonSerializer.Deserialize<Thing>(json);

        read.Should().Throw<JsonException>();
    }

    [Fact]
    public async Task It_reads_from_a_stream_in_pieces()
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(
            "[" + string.Join(',', Enumerable.Range(0, 2000).Select(i => $$"""{"name":"name {{i}}","count":{{i}}}""")) + "]"));

        var things = await JsonSerializer.DeserializeAsync<Thing[]>(stream, InPieces, TestContext.Current.CancellationToken);

        things!.Select(thing => thing.Count).Should().Equal(Enumerable.Range(0, 2000));
    }

    [Fact]
    public void An_open_enum_is_its_text()
    {
        JsonSerializer.Deserialize<Colour>("\"mauve\"").Value.Should().Be("mauve");
        JsonSerializer.Serialize(Colour.Red).Should().Be("\"red\"");
        var read = () => JsonSerializer.Deserialize<Colour>("5");
        read.Should().Throw<JsonException>();
    }
}
