using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>An inventory that is watched.</summary>
public sealed class InventoryWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("waldur-inventory-").FullName, "inventory.json");
    private readonly TestWaldur _waldur = new();
    private readonly LogLines _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private InventoryWatchOptions Options => new() { TimeProvider = _waldur.Clock, Logger = _log };

    [Fact]
    public async Task A_file_is_given_at_first_and_whenever_it_has_changed()
    {
        await WriteAsync("a");
        await using var watch = Watch(Options);

        (await NextAsync(watch)).Should().Equal("a");
        var next = NextAsync(watch);
        await PassAsync(Interval * 3);
        next.IsCompleted.Should().BeFalse("nothing changed in it");
        await WriteAsync("a", "b");
        (await _waldur.RunAsync(next)).Should().Equal("a", "b");
    }

    [Fact]
    public async Task A_file_that_is_missing_or_half_written_is_waited_for_and_its_problem_logged_once()
    {
        await using var watch = Watch(Options);
        var next = NextAsync(watch);
        await PassAsync(Interval * 3);
        await WriteTextAsync("[{ \"backend_id\":");
        await PassAsync(Interval * 3);
        next.IsCompleted.Should().BeFalse();

        await WriteAsync("a");

        (await _waldur.RunAsync(next)).Should().Equal("a");
        _log.Lines.Should().HaveCount(2);
        _log.Lines[0].Should().Contain("no such file");
        _log.Lines[1].Should().Contain("no JSON");
    }

    [Fact]
    public async Task A_problem_whose_numbers_change_with_each_reading_is_logged_once()
    {
        var readings = 0;
        var source = InventorySource.From(_ => throw new InventoryException($"2026-01-01 10:00:{readings++} [{readings}] the backend is locked"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var watch = source.WatchAsync(Options, stop.Token).GetAsyncEnumerator(Cancellation);
        var next = NextAsync(watch);

        await PassAsync(Interval * 4);
        await stop.CancelAsync();

        await FluentActions.Awaiting(() => next).Should().ThrowAsync<OperationCanceledException>();
        readings.Should().BeGreaterThan(2);
        _log.Lines.Should().ContainSingle().Which.Should().Contain("the backend is locked");
    }

    [Fact]
    public async Task A_file_that_is_whole_again_but_as_it_was_is_not_given_again()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await WriteAsync("a");
        await using var watch = new FileInventory(_path).WatchAsync(Options, stop.Token).GetAsyncEnumerator(Cancellation);
        await NextAsync(watch);
        var next = NextAsync(watch);

        File.Delete(_path);
        await PassAsync(Interval * 2);
        await WriteAsync("a");
        await PassAsync(Interval * 2);

        next.IsCompleted.Should().BeFalse();
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => next).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task It_is_given_again_after_the_time_that_is_asked_for_even_if_nothing_changed()
    {
        await WriteAsync("a");
        await using var watch = Watch(Options with { RepeatAfter = TimeSpan.FromMinutes(1) });
        await NextAsync(watch);
        var next = NextAsync(watch);

        await PassAsync(TimeSpan.FromSeconds(55));
        next.IsCompleted.Should().BeFalse();

        (await _waldur.RunAsync(next)).Should().Equal("a");
    }

    [Fact]
    public async Task Each_change_is_reported_and_cancelling_ends_the_watch()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reported = new List<string>();
        await WriteAsync("a");

        var watching = Task.Run(async () =>
        {
            await foreach (var inventory in new FileInventory(_path).WatchAsync(Options, stop.Token))
            {
                reported.Add($"{await _waldur.Agent.BackendResources.ReportAsync(_waldur.Offering, inventory, new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation)}");
            }
        }, Cancellation);
        await PassUntilAsync(() => reported.Count == 1);
        await WriteAsync("b", "c");
        await PassUntilAsync(() => reported.Count == 2);
        await stop.CancelAsync();

        await FluentActions.Awaiting(() => watching).Should().ThrowAsync<OperationCanceledException>();
        reported.Should().Equal("1 Created", "2 Created, 1 Deleted");
    }

    [Fact]
    public async Task A_mistake_of_the_callers_own_source_ends_the_watch()
    {
        var source = InventorySource.From(_ => throw new InvalidCastException("mine"));
        await using var watch = source.WatchAsync(Options, Cancellation).GetAsyncEnumerator(Cancellation);

        await FluentActions.Awaiting(() => NextAsync(watch)).Should().ThrowAsync<InvalidCastException>();
    }

    [Fact]
    public void Times_that_are_none_are_refused()
    {
        FluentActions.Invoking(() => new InventoryWatchOptions { Interval = TimeSpan.Zero }).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Interval*");
        FluentActions.Invoking(() => new InventoryWatchOptions { RepeatAfter = TimeSpan.Zero }).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*RepeatAfter*");
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _waldur.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
    }

    private IAsyncEnumerator<IReadOnlyList<InventoryItem>> Watch(InventoryWatchOptions options) =>
        new FileInventory(_path).WatchAsync(options, Cancellation).GetAsyncEnumerator(Cancellation);

    private static async Task<IEnumerable<string>> NextAsync(IAsyncEnumerator<IReadOnlyList<InventoryItem>> watch)
    {
        (await watch.MoveNextAsync()).Should().BeTrue();
        return watch.Current.Select(item => item.BackendId);
    }

    private Task WriteAsync(params string[] ids) => WriteTextAsync(
        $"[{string.Join(',', ids.Select(id => $$"""{"backend_id":"{{id}}","name":"{{id}}","project":"{{_waldur.Project:N}}"}"""))}]");

    // At once, so that no reading sees the half of it.
    private async Task WriteTextAsync(string text)
    {
        await File.WriteAllTextAsync($"{_path}.new", text, Cancellation);
        File.Move($"{_path}.new", _path, overwrite: true);
    }

    // In steps, so that each reading has ended before the next interval does.
    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            await Task.Delay(20, Cancellation);
            _waldur.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Task.Delay(20, Cancellation);
    }

    private async Task PassUntilAsync(Func<bool> isReached)
    {
        for (var turns = 0; !isReached() && turns < 500; turns++)
        {
            await PassAsync(TimeSpan.FromSeconds(1));
        }
    }
}
