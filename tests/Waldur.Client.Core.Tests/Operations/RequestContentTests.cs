using System.Text;
using Waldur.Client.Core;
using Waldur.Client.Tests.Json;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Operations;

public class RequestContentTests
{
    [Fact]
    public async Task A_model_is_sent_as_plain_JSON()
    {
        var sent = await SendAsync(RequestContent.Json(new Thing { Name = "é \"<a>\" 😀", Count = 1 }));

        sent.Headers["Content-Type"].Should().Be("application/json; charset=utf-8");
        sent.Body.Should().StartWith("{\"name\":\"é \\\"<a>\\\" ", "only what JSON demands is escaped");
        ThingJson.Object(sent.Body!)["name"]!.GetValue<string>().Should().Be("é \"<a>\" 😀");
        sent.Headers["Content-Length"].Should().Be(Encoding.UTF8.GetByteCount(sent.Body!).ToString((IFormatProvider?)null));
    }

    [Fact]
    public async Task A_body_is_as_it_was_when_the_request_was_made()
    {
        var thing = new Thing { Name = "before" };
        var content = RequestContent.Json(thing);
        thing.Name = "after";

        (await SendAsync(content)).Body.Should().Contain("before").And.NotContain("after");
    }

    [Fact]
    public async Task Half_a_character_spoils_no_body()
    {
        var sent = await SendAsync(RequestContent.Json(new Thing { Name = "cut \ud83d" }));

        ThingJson.Object(sent.Body!)["name"]!.GetValue<string>().Should().Be("cut \ufffd");
    }

    [Fact]
    public async Task A_model_can_be_sent_within_a_root() =>
        ThingJson.Object((await SendAsync(RequestContent.Json(new Thing { Name = "n" }, "sync_plan"))).Body!)["sync_plan"]!["name"]!
            .GetValue<string>().Should().Be("n");

    [Fact]
    public async Task Any_value_can_be_sent_as_JSON() =>
        (await SendAsync(RequestContent.Json<IReadOnlyList<string>>(["a", "b"], static (ref ModelWriter writer, IReadOnlyList<string> values) =>
            writer.WriteValue(values, static (ref ModelWriter inner, string value) => inner.WriteValue(value))))).Body.Should().Be("""["a","b"]""");

    [Fact]
    public async Task JSON_may_have_a_media_type_of_its_own()
    {
        static RequestContent Content(string mediaType) =>
            RequestContent.Json(new Thing { Name = "n" }, static (ref ModelWriter writer, Thing thing) => writer.WriteValue(thing), mediaType);

        var sent = await SendAsync(Content("application/vnd.thing+json; version=2"));
        var noType = () => Content("no type");

        sent.Headers["Content-Type"].Should().Be("application/vnd.thing+json; version=2");
        ThingJson.Object(sent.Body!)["name"]!.GetValue<string>().Should().Be("n");
        noType.Should().Throw<FormatException>();
    }

    [Fact]
    public async Task Bytes_and_texts_keep_their_media_type()
    {
        (await SendAsync(RequestContent.Binary("xyz"u8.ToArray(), "image/png"))).Headers["Content-Type"].Should().Be("image/png");
        var text = await SendAsync(RequestContent.Text("é", "text/csv"));
        text.Headers["Content-Type"].Should().Be("text/csv; charset=utf-8");
        text.Body.Should().Be("é");
    }

    [Fact]
    public async Task A_form_is_urlencoded()
    {
        var form = new FormRequestContent();
        form.Add("user", "a b&c");
        form.Add("nothing", null);

        var sent = await SendAsync(form);

        sent.Headers["Content-Type"].Should().Be("application/x-www-form-urlencoded");
        sent.Body.Should().Be("user=a+b%26c");
    }

    [Fact]
    public async Task Parts_are_named_and_files_keep_their_name_and_type()
    {
        var parts = new MultipartRequestContent();
        parts.Add("name", "é");
        parts.Add("nothing", (string?)null);
        parts.Add("no_file", (FilePart?)null);
        parts.Add("image", new FilePart("PNG!"u8.ToArray(), "a b.png", "image/png"));

        var sent = await SendAsync(parts);

        sent.Headers["Content-Type"].Should().StartWith("multipart/form-data; boundary=");
        sent.Body.Should().Contain("name=name").And.Contain("name=image; filename=\"a b.png\"").And.Contain("Content-Type: image/png\r\n")
            .And.Contain("PNG!").And.Contain("é").And.NotContain("nothing").And.NotContain("no_file");
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1.png")]
    [InlineData("a\"; name=\"evil.png")]
    [InlineData("")]
    public void The_name_of_a_file_cannot_add_a_header(string name)
    {
        var parts = new MultipartRequestContent();
        var badName = () => parts.Add("image", new FilePart("x"u8.ToArray(), name));
        var badType = () => parts.Add("image", new FilePart("x"u8.ToArray(), "a.png", "image/png\r\nX-Evil: 1"));

        badName.Should().Throw<ArgumentException>();
        badType.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Every_kind_can_be_sent_again()
    {
        var parts = new MultipartRequestContent();
        parts.Add("image", new FilePart("PNG!"u8.ToArray(), "a.png"));
        var form = new FormRequestContent();
        form.Add("a", "b");
        foreach (var content in new[] { parts, form, RequestContent.Json(new Thing()), RequestContent.Binary(new byte[3]), RequestContent.Text("t") })
        {
            using var handler = new ScriptedHandler(Reply.Status(429), Reply.Reset);
            using var client = TestCalls.Client(handler);
            await client.SendAsync(Request(content), TestContext.Current.CancellationToken).FailsAsync<ApiTransportException>();

            handler.Sent.Should().HaveCount(2);
            Bare(handler.Sent[1]).Should().Be(Bare(handler.Sent[0])).And.NotBeEmpty();
            content.ToString().Should().Be(content.GetType().Name);
        }
    }

    [Fact]
    public async Task The_readers_of_bytes_and_text_take_any_media_type()
    {
        using var handler = new ScriptedHandler(Reply.Status(200, "<html>é</html>", "text/html"));
        using var client = TestCalls.Client(handler);

        (await client.SendAsync(TestCalls.Request(), ResponseReader.Text, TestContext.Current.CancellationToken)).Value.Should().Be("<html>é</html>");
        (await client.SendAsync(TestCalls.Request(), ResponseReader.Bytes, TestContext.Current.CancellationToken)).Value.Should().HaveCount(15);
        handler.Sent[0].Headers["Accept"].Should().Be("*/*");
    }

    [Fact]
    public void A_request_tells_its_path_without_the_query()
    {
        var request = new ApiRequest(new ApiOperation("x", HttpMethod.Get, "/x/"), "/x/?key=s3cr3t");

        request.ToString().Should().Be("GET /x/");
        var relative = () => new ApiRequest(request.Operation, "x/");
        relative.Should().Throw<ArgumentException>();
    }

    private static ApiRequest Request(RequestContent content) => new(new ApiOperation("send", HttpMethod.Post, "/api/things/"), "/api/things/", content);

    private static string Bare(SentRequest sent) =>
        sent.Headers["Content-Type"].Split("boundary=\"") is [_, var boundary] ? sent.Body!.Replace(boundary.TrimEnd('"'), "", StringComparison.Ordinal) : sent.Body!;

    private static async Task<SentRequest> SendAsync(RequestContent content)
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler);
        await client.SendAsync(Request(content), TestContext.Current.CancellationToken);
        return handler.Sent[0];
    }
}
