namespace Waldur.Client.Testing;

/// <summary>How the run of a sync plan goes.</summary>
public sealed record FakeSyncOutcome
{
    private FakeSyncOutcome(string state, string result) => (State, Result) = (state, result);

    /// <summary>How long the task waits, as <c>planned</c>, before it runs.</summary>
    public TimeSpan StartDelay { get; init; }

    /// <summary>How long the task runs. Its progress grows evenly.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The messages of the parts that fail; the first products of the run are the ones that fail.</summary>
    public IReadOnlyList<string> Failures { get; private init; } = [];

    /// <summary>
    /// Whether <c>humanized.errors</c> is one text instead of a list, as when the server fails to put the task in words.
    /// </summary>
    public bool ErrorsAsText { get; init; }

    internal string State { get; }

    internal string Result { get; }

    internal bool Ends { get; private init; } = true;

    /// <summary>Every product is synchronised: <c>stopped</c>, <c>success</c>.</summary>
    /// <returns>The outcome.</returns>
    public static FakeSyncOutcome Success() => new(FakeForemanTask.Stopped, "success");

    /// <summary>Some products fail and are skipped, as real servers do: <c>stopped</c>, <c>warning</c>.</summary>
    /// <param name="failures">A message for each product that fails.</param>
    /// <returns>The outcome.</returns>
    public static FakeSyncOutcome Warning(params string[] failures) => Failed(FakeForemanTask.Stopped, "warning", failures);

    /// <summary>The run fails: <c>stopped</c>, <c>error</c>.</summary>
    /// <param name="failures">What went wrong.</param>
    /// <returns>The outcome.</returns>
    public static FakeSyncOutcome Error(params string[] failures) => Failed(FakeForemanTask.Stopped, "error", failures);

    /// <summary>Somebody cancels the run at its end: <c>stopped</c>, <c>cancelled</c>.</summary>
    /// <returns>The outcome.</returns>
    public static FakeSyncOutcome Cancelled() => new(FakeForemanTask.Stopped, "cancelled");

    /// <summary>The run stops at an error and waits to be resumed: <c>paused</c>, <c>error</c>. It keeps its locks.</summary>
    /// <param name="failures">What went wrong.</param>
    /// <returns>The outcome.</returns>
    public static FakeSyncOutcome Paused(params string[] failures) => Failed(FakeForemanTask.Paused, "error", failures);

    /// <summary>The run never ends by itself: its progress stays at a half.</summary>
    /// <returns>The outcome.</returns>
    public static FakeSyncOutcome Endless() => new(FakeForemanTask.Stopped, "success") { Ends = false };

    private static FakeSyncOutcome Failed(string state, string result, string[] failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        return new(state, result) { Failures = [.. failures] };
    }
}
