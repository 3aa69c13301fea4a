using System.Text.Json;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>Good responses that are not what was asked for.</summary>
public sealed class ReadingTests
{
    private static readonly ApiProduct Product = new() { Name = "Test.Product", IsHiddenError = static body => body.StartsWith("{\"error\""u8) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_with_a_good_status_is_an_error_where_no_body_is_read()
    {
        using var client = Client("""{"error":{"message":"out of order"}}""");

        var error = await Record.ExceptionAsync(() => client.CallAsync("DELETE"));

        error.Should().BeAssignableTo<ApiException>().Which.Message.Should().Contain("out of order");
    }

    [Fact]
    public async Task An_error_with_a_good_status_is_an_error_where_the_body_is_read_and_leaves_open_whether_the_server_acted()
    {
        using var client = Client("""{"error":{"message":"out of order"}}""");
        var reader = ResponseReader.Json<int>(static (ref ModelReader _) => throw new JsonException("no number"));

        var error = await Record.ExceptionAsync(() => client.SendAsync(TestCalls.Request("POST"), reader, Cancellation));

        var failure = error.Should().BeAssignableTo<ApiException>().Subject;
        failure.Should().NotBeOfType<ApiUnexpectedContentException>();
        failure.Message.Should().Contain("out of order");
        failure.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task What_a_reader_refuses_says_why()
    {
        using var client = Client("{}");
        var reader = ResponseReader.Json<int>(static (ref ModelReader _) => throw new RefusedException("The server confirmed another state."));

        var error = await client.SendAsync(TestCalls.Request("POST"), reader, Cancellation).FailsAsync<ApiValidationException>();

        error.Message.Should().Contain("The server confirmed another state.");
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_says_what_was_expected()
    {
        using var client = Client("1,");
        var anyType = new ResponseReader<int>(null, static (_, _) => throw new JsonException("no number"));

        (await client.GetAsync().FailsAsync<ApiUnexpectedContentException>()).Message.Should().Contain("application/json");
        (await client.SendAsync(TestCalls.Request(), anyType, Cancellation).FailsAsync<ApiUnexpectedContentException>()).Message.Should().Contain("a body");
    }

    [Fact]
    public async Task A_page_in_place_of_no_body_says_what_was_expected()
    {
        using var handler = new ScriptedHandler(Reply.Status(200, "<!doctype html><title>Sign in</title>", "text/html"));
        using var client = TestCalls.Client(handler);

        (await client.CallAsync("DELETE").FailsAsync<ApiUnexpectedContentException>()).Message.Should().Contain("no body or JSON");
    }

    private static ApiClient Client(string body) =>
        new(new HttpMessageInvoker(new ScriptedHandler(Reply.Ok(body))), TestCalls.Endpoint, new TokenCredential(TestCalls.Token), TestCalls.Options(), Product);
}
