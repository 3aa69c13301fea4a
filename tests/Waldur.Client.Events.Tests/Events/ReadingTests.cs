namespace Waldur.Client.Events.Tests.Events;

public class ReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_reader_gets_all_and_one_that_comes_late_is_told_to_poll()
    {
        await using var world = new InProcess();
        await using var early = world.Events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        var first = early.MoveNextAsync();
        await world.ConnectAsync();
        (await first).Should().BeTrue();
        early.Current.Kind.Should().Be(WaldurEventKind.Connected);
        await using var late = world.Events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        (await late.MoveNextAsync()).Should().BeTrue();
        late.Current.Kind.Should().Be(WaldurEventKind.Connected);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        (await late.MoveNextAsync() && await early.MoveNextAsync()).Should().BeTrue();
        late.Current.Should().Be(early.Current);
        early.Current.ToString().Should().StartWith("Message importable_resources ");
    }

    [Fact]
    public async Task A_slow_reader_loses_the_oldest_and_is_told_so()
    {
        var options = new EventOptions { Registration = EventRegistration.Global(), MaxBufferedEvents = 3 };
        await using var world = new InProcess(credential: null, options: options, prepare: server => server.Seed.Agent.Roles = [Waldur.Client.Testing.FakeRole.Staff]);
        await using var reader = world.Events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        var first = reader.MoveNextAsync();
        await world.ConnectAsync();
        (await first).Should().BeTrue();
        for (var i = 0; i < 10; i++)
        {
            world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        }

        await world.UntilAsync(state => state.Messages == 10);
        var kinds = new List<WaldurEventKind>();
        for (var i = 0; i < 4; i++)
        {
            (await reader.MoveNextAsync()).Should().BeTrue();
            kinds.Add(reader.Current.Kind);
        }

        kinds.Should().Equal(WaldurEventKind.Dropped, WaldurEventKind.Message, WaldurEventKind.Message, WaldurEventKind.Message);
    }

    [Fact]
    public async Task Reading_ends_when_the_source_is_disposed()
    {
        var world = new InProcess();
        await world.ConnectAsync();
        var count = 0;
        var reading = Task.Run(
            async () =>
            {
                await foreach (var heard in world.Events.ReadAllAsync(Token))
                {
                    count++;
                    await world.DisposeAsync();
                }
            },
            Token);
        await reading.WaitAsync(TimeSpan.FromSeconds(10), Token);
        count.Should().Be(1);
        world.Events.State.Status.Should().Be(EventStatus.Stopped);
        var wait = () => world.Events.WaitUntilConnectedAsync(Token);
        await wait.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_cancelled_reader_is_cancelled_and_the_source_goes_on()
    {
        await using var world = new InProcess();
        await world.ConnectAsync();
        using var stop = new CancellationTokenSource();
        var read = async () =>
        {
            await foreach (var heard in world.Events.ReadAllAsync(stop.Token))
            {
                await stop.CancelAsync();
            }
        };
        await read.Should().ThrowAsync<OperationCanceledException>();
        world.Events.State.IsConnected.Should().BeTrue();
    }
}
