using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Waldur.Client.Events.Tests.Stomp;

[SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
public class StompDecoderTests(ITestOutputHelper output)
{
    private const int MaxBody = 64 * 1024;

    [Fact]
    public void A_frame_is_read()
    {
        var frame = ReadAll("MESSAGE\nsubscription:1\nfoo\\cbar:a\\\\b\\nc\\rd:e\ncontent-length:3\n\n{\0}\0\n").Should().ContainSingle().Subject;
        frame.Command.Should().Be("MESSAGE");
        frame["subscription"].Should().Be("1");
        frame["foo:bar"].Should().Be("a\\b\nc\rd:e");
        frame.Body.ToArray().Should().Equal("{\0}"u8.ToArray());
    }

    [Fact]
    public void The_first_of_repeated_headers_counts() =>
        ReadAll("MESSAGE\na:1\na:2\n\n\0").Single()["a"].Should().Be("1");

    [Fact]
    public void Lines_may_end_with_a_carriage_return() =>
        ReadAll("\r\n\r\nMESSAGE\r\na:1\r\n\r\nx\0").Single().Body.ToArray().Should().Equal("x"u8.ToArray());

    [Fact]
    public void An_unknown_escape_stays_as_it_came() =>
        ReadAll("MESSAGE\na:b\\tc\\\n\n\0").Single()["a"].Should().Be("b\\tc\\");

    [Fact]
    public void Headers_of_connected_are_not_escaped() =>
        ReadAll("CONNECTED\nserver:a\\cb\n\n\0").Single()["server"].Should().Be("a\\cb");

    [Fact]
    public void However_the_bytes_are_cut_the_frames_are_the_same()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var frames = Enumerable.Range(0, random.Next(1, 8)).Select(_ => RandomFrame(random)).ToList();
            var bytes = frames.SelectMany(frame => frame.Bytes).ToArray();
            var decoder = new StompDecoder(MaxBody);
            var read = new List<StompFrame>();
            for (var start = 0; start < bytes.Length;)
            {
                var length = Math.Min(random.Next(1, random.Next(2, 400)), bytes.Length - start);
                decoder.Append(bytes.AsSpan(start, length));
                start += length;
                while (decoder.TryRead() is { } frame)
                {
                    read.Add(frame);
                }
            }

            read.Select(frame => Convert.ToHexString(frame.Body.Span)).Should().Equal(frames.Select(frame => Convert.ToHexString(frame.Body)));
            read.Select(frame => frame["name"]).Should().Equal(frames.Select(frame => frame.Name));
        }
    }

    [Theory]
    [InlineData("<html>\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\n\n")]
    [InlineData("message\n\n\0")]
    [InlineData("MESSAGE\nno colon\n\n\0")]
    [InlineData("MESSAGE\ncontent-length:x\n\n\0")]
    [InlineData("MESSAGE\ncontent-length:-1\n\n\0")]
    [InlineData("MESSAGE\ncontent-length:99999999999999999999\n\n\0")]
    [InlineData("MESSAGE\ncontent-length:1\n\nab\0")]
    public void What_is_no_frame_is_refused(string text)
    {
        var read = () => ReadAll(text);
        read.Should().Throw<StompProtocolException>();
    }

    [Fact]
    public void A_body_beyond_the_bound_is_refused_before_it_has_come()
    {
        var announced = () => ReadAll($"MESSAGE\ncontent-length:{MaxBody + 1}\n\n");
        announced.Should().Throw<StompProtocolException>();
        var endless = () => ReadAll("MESSAGE\n\n" + new string('x', MaxBody + 1));
        endless.Should().Throw<StompProtocolException>();
        ReadAll("MESSAGE\n\n" + new string('x', MaxBody) + "\0").Should().ContainSingle();
    }

    [Fact]
    public void Endless_headers_are_refused()
    {
        var many = () => ReadAll("MESSAGE\n" + string.Concat(Enumerable.Repeat("a:b\n", StompLimits.MaxHeaders + 1)) + "\n\0");
        many.Should().Throw<StompProtocolException>();
        var one = () => ReadAll("MESSAGE\na:" + new string('x', StompLimits.MaxHeadSize));
        one.Should().Throw<StompProtocolException>();
        var command = () => ReadAll(new string('X', StompLimits.MaxHeadSize + 1));
        command.Should().Throw<StompProtocolException>();
    }

    [Fact]
    public void Heart_beats_take_no_room()
    {
        var decoder = new StompDecoder(MaxBody);
        for (var i = 0; i < 100_000; i++)
        {
            decoder.Append("\n"u8);
            decoder.TryRead().Should().BeNull();
        }

        decoder.Append("RECEIPT\nreceipt-id:1\n\n\0"u8);
        decoder.TryRead()!["receipt-id"].Should().Be("1");
    }

    [Fact]
    public void Random_bytes_are_frames_or_refused_and_nothing_else()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var alphabet = "MESAGE\n\r\0:\\content-length:12 ü"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var decoder = new StompDecoder(1024);
            try
            {
                for (var i = 0; i < 6; i++)
                {
                    decoder.Append(Enumerable.Range(0, random.Next(1, 20)).Select(_ => alphabet[random.Next(alphabet.Length)]).ToArray());
                    while (decoder.TryRead() is { } frame)
                    {
                        frame.Command.Should().NotBeEmpty();
                    }
                }
            }
            catch (StompProtocolException error)
            {
                error.Message.Should().NotBeEmpty();
            }
        }
    }

    [Fact]
    public void What_is_encoded_is_decoded()
    {
        var sent = new StompFrame("CONNECT", [new("a", "x:y\\z\r\nü"), new("b", "")]);
        var decoder = new StompDecoder(MaxBody);
        decoder.Append(StompEncoder.Encode(sent));
        decoder.TryRead()!.Headers.Should().Equal(sent.Headers);
    }

    [Fact]
    public void A_frame_in_text_shows_neither_passcode_nor_body()
    {
        var text = new StompFrame("CONNECT", [new("login", "me"), new("passcode", "secret")], "person"u8.ToArray()).ToString();
        text.Should().Be("CONNECT login:me passcode:*** (6 bytes)");
    }

    private static List<StompFrame> ReadAll(string text)
    {
        var decoder = new StompDecoder(MaxBody);
        decoder.Append(Encoding.UTF8.GetBytes(text));
        var frames = new List<StompFrame>();
        while (decoder.TryRead() is { } frame)
        {
            frames.Add(frame);
        }

        return frames;
    }

    private static (string Name, byte[] Body, byte[] Bytes) RandomFrame(Random random)
    {
        var hasLength = random.Next(2) == 0;
        var body = new byte[random.Next(random.Next(1, 3000))];
        random.NextBytes(body);
        if (!hasLength)
        {
            body = Array.ConvertAll(body, one => one == 0 ? (byte)1 : one);
        }

        var name = $"ü:{random.Next()}\n";
        var head = $"MESSAGE\nname:{StompText.Escape(name)}\n{(hasLength ? $"content-length:{body.Length}\n" : "")}\n";
        return (name, body, [.. Encoding.UTF8.GetBytes(head), .. body, 0, .. Enumerable.Repeat((byte)'\n', random.Next(4))]);
    }
}
