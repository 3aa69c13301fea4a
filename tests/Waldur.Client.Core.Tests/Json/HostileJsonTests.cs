using System.Text;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Json;

/// <summary>Whatever bytes come: models, or the one exception that says they cannot be read.</summary>
public class HostileJsonTests
{
    private const string Page =
        """
        [{"name":"n\u00e9\"","uuid":"5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f","count":3,"size":"9","ratio":0.5,"price":"1.10","active":true,
        "created":"2026-01-06T20:40:33.123456+00:00","day":"2026-02-03","colour":"red","note":null,"children":[{"name":"c","children":[]}],
        "limits":{"cpu":1},"metadata":{"a":[1,{"b":"\\"}]},"parent":{"name":"p"},"data":"AQID","previous":null,"extra":[[],{}]},{"name":"é😀"}]
        """;

    [Fact]
    public async Task A_page_cut_anywhere_is_told_as_such()
    {
        var page = Encoding.UTF8.GetBytes(Page);
        for (var length = 0; length < page.Length; length++)
        {
            (await ReadAsync(page[..length])).Should().BeOfType<ApiUnexpectedContentException>($"the first {length} bytes are no page");
        }
    }

    [Fact]
    public async Task Changed_bytes_give_models_or_one_exception()
    {
        const int Seed = 20261121;
        var random = new Random(Seed);
        var page = Encoding.UTF8.GetBytes(Page);
        var broken = 0;
        for (var i = 0; i < 6000; i++)
        {
            var error = await ReadAsync(Mutate(page, random));
            broken += error is null ? 0 : 1;
            if (error is not (null or ApiUnexpectedContentException))
            {
                Assert.Fail($"Seed {Seed}, page {i}: {error}");
            }
        }

        broken.Should().BeInRange(1000, 5999);
    }

    [Theory]
    [InlineData("[{\"name\":\"a\\ud800\"}]")]
    [InlineData("[{\"note\":\"\\udc00\"}]")]
    [InlineData("[{\"\\ud800\":1}]")]
    [InlineData("[{\"limits\":{\"\\ud800\":1}}]")]
    [InlineData("[{\"colour\":\"\\ud800\"}]")]
    [InlineData("[{\"created\":\"\\ud800\"}]")]
    [InlineData("[{\"day\":\"\\ud800\"}]")]
    [InlineData("[{\"active\":\"\\ud800\"}]")]
    [InlineData("[{\"data\":\"\\ud800\"}]")]
    public async Task Half_a_surrogate_pair_gives_one_exception(string json) =>
        (await ReadAsync(Encoding.UTF8.GetBytes(json)) is null or ApiUnexpectedContentException).Should().BeTrue();

    [Theory]
    [InlineData("name")]
    [InlineData("note")]
    [InlineData("colour")]
    [InlineData("created")]
    [InlineData("unheard_of")]
    public async Task Bytes_that_are_no_UTF8_give_one_exception(string name)
    {
        foreach (var bad in new byte[][] { [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80] })
        {
            byte[] page = [.. "[{\""u8, .. Encoding.UTF8.GetBytes(name), .. "\":\"a"u8, .. bad, .. "b\"}]"u8];
            (await ReadAsync(page) is null or ApiUnexpectedContentException).Should().BeTrue();
            byte[] names = [.. "[{\"a"u8, .. bad, .. "\":1}]"u8];
            (await ReadAsync(names) is null or ApiUnexpectedContentException).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Deep_nesting_gives_one_exception_and_no_overflow()
    {
        const int Depth = 100_000;
        string[] pages =
        [
            new('[', Depth),
            "[{\"metadata\":" + new string('[', Depth),
            string.Concat(Enumerable.Repeat("{\"parent\":", Depth)),
            "[" + string.Concat(Enumerable.Repeat("{\"children\":[", Depth)),
            "[{\"metadata\":" + new string('[', Depth) + new string(']', Depth) + "}]",
        ];
        foreach (var page in pages)
        {
            (await ReadAsync(Encoding.UTF8.GetBytes(page))).Should().BeOfType<ApiUnexpectedContentException>();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("[5]")]
    [InlineData("[null]")]
    [InlineData("[{}] []")]
    [InlineData("[{}]x")]
    [InlineData("[{},]")]
    [InlineData("[{\"name\":1,}]")]
    [InlineData("// comment\n[]")]
    [InlineData("[NaN]")]
    public async Task Another_shape_than_promised_is_reported(string page) =>
        (await ReadAsync(Encoding.UTF8.GetBytes(page))).Should().BeOfType<ApiUnexpectedContentException>();

    [Fact]
    public async Task A_value_that_looks_valid_but_cannot_be_written_back_does_not_exist()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        var page = Encoding.UTF8.GetBytes(Page);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = Mutate(page, random);
            IReadOnlyList<Thing> things;
            try
            {
                things = ResponseReader.Models<Thing>().Read(bytes);
            }
            catch (System.Text.Json.JsonException)
            {
                continue;
            }

            foreach (var thing in things)
            {
                var written = ThingJson.Write(thing);
                ThingJson.Write(ThingJson.Read(written)).Should().Be(written, $"seed {Seed}, page {i}");
            }
        }
    }

    private static byte[] Mutate(byte[] page, Random random)
    {
        var bytes = page.ToList();
        var changes = random.Next(1, 4);
        for (var i = 0; i < changes; i++)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, page[random.Next(page.Length)]); break;
                default: bytes[at] = (byte)(bytes[at] ^ (1 << random.Next(8))); break;
            }
        }

        return [.. bytes];
    }

    private static async Task<Exception?> ReadAsync(byte[] page)
    {
        using var handler = new ScriptedHandler(Reply.Bytes(200, page));
        using var client = TestCalls.Client(handler);
        return await Record.ExceptionAsync(() =>
            client.SendAsync(TestCalls.Request(), ResponseReader.Models<Thing>(), TestContext.Current.CancellationToken));
    }
}
