using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class FailureTextTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_exception_is_told_with_its_inner_exceptions()
    {
        var error = Thrown(() => throw new InvalidOperationException("outer", new IOException("inner")));

        var stored = await FailAsync(error);

        stored.ErrorMessage.Should().Be("outer");
        stored.ErrorTraceback.Should().ContainAll("InvalidOperationException", "outer", "IOException", "inner", nameof(An_exception_is_told_with_its_inner_exceptions));
    }

    [Fact]
    public async Task An_exception_without_a_message_is_told_by_its_type()
    {
        var stored = await FailAsync(new SilentException());

        stored.ErrorMessage.Should().Be(nameof(SilentException));
    }

    [Fact]
    public async Task Detail_can_be_withheld()
    {
        var error = Thrown(() => throw new IOException("password of /srv/secret is hunter2", new IOException("inner secret")));

        var stored = await FailAsync(error, new FailureOptions { IncludeDetail = false });

        stored.ErrorMessage.Should().Contain("IOException").And.NotContainAny("hunter2", "secret");
        stored.ErrorTraceback.Should().BeEmpty();
    }

    [Fact]
    public async Task The_detail_of_a_message_can_be_withheld_too()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();

        await waldur.Agent.BackendResourceRequests.FailAsync(
            uuid, "hunter2", "at hunter2", new FailureOptions { IncludeDetail = false }, Cancellation);

        waldur.Stored(uuid).ErrorMessage.Should().NotBeEmpty().And.NotContain("hunter2");
        waldur.Stored(uuid).ErrorTraceback.Should().BeEmpty();
    }

    public static TheoryData<int, int> Caps => new()
    {
        { 1, 1 }, { 2, 3 }, { 5, 10 }, { 10, 11 }, { 10, 12 }, { 10, 13 }, { 100, 50 }, { 2_000, 20_000 },
    };

    [Theory]
    [MemberData(nameof(Caps))]
    public async Task Texts_are_capped_at_every_length(int message, int traceback)
    {
        await using var waldur = new TestWaldur();
        var options = new FailureOptions { MaxMessageLength = message, MaxTracebackLength = traceback };
        var uuid = waldur.Ask();
        foreach (var length in new[] { message - 1, message, message + 1, 50_000 })
        {
            var text = string.Concat(Enumerable.Repeat("😀", (length / 2) + 1))[..Math.Max(length, 1)];
            await waldur.Agent.BackendResourceRequests.FailAsync(uuid, text, text, options, Cancellation);

            waldur.Stored(uuid).ErrorMessage.Length.Should().BeInRange(1, message);
            waldur.Stored(uuid).ErrorTraceback.Length.Should().BeInRange(1, traceback);
        }
    }

    [Fact]
    public async Task A_long_traceback_keeps_both_ends()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var traceback = "the start " + new string('x', 50_000) + " the end";

        await waldur.Agent.BackendResourceRequests.FailAsync(uuid, "too long", traceback, cancellationToken: Cancellation);

        var stored = waldur.Stored(uuid).ErrorTraceback;
        stored.Should().StartWith("the start").And.EndWith("the end").And.Contain("(cut)");
        stored.Length.Should().Be(20_000);
    }

    [Theory]
    [InlineData("half \ud83d pair")]
    [InlineData("the second half \ude00 of a pair")]
    [InlineData("pair reversed \ude00\ud83d")]
    [InlineData("at the end \ud83d")]
    [InlineData("nul \0 inside")]
    public async Task What_the_server_cannot_store_is_replaced(string text)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();

        await waldur.Agent.BackendResourceRequests.FailAsync(uuid, text, text, cancellationToken: Cancellation);

        waldur.Stored(uuid).ErrorMessage.Should().Contain("\ufffd").And.NotContain("\0");
        waldur.Stored(uuid).ErrorTraceback.Should().Be(waldur.Stored(uuid).ErrorMessage);
    }

    private static async Task<FakeBackendResourceRequest> FailAsync(Exception error, FailureOptions? options = null)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.FailAsync(uuid, error, options, Cancellation);
        return waldur.Stored(uuid);
    }

    private static Exception Thrown(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
        catch (IOException error)
        {
            return error;
        }

        throw new InvalidOperationException("Nothing was thrown.");
    }

    private sealed class SilentException() : Exception("");
}
