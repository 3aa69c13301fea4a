using System.Globalization;
using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>How a wait ended, and what was seen last.</summary>
/// <typeparam name="T">The polled state.</typeparam>
public sealed class WaitResult<T>
    where T : class
{
    private readonly CancellationToken _cancellationToken;

    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="outcome">Why the wait stopped.</param>
    /// <param name="value">The state seen last, if any.</param>
    /// <param name="polls">How many polls were made.</param>
    /// <param name="elapsed">How long the wait took.</param>
    /// <param name="lastError">What the last poll failed with; null where it got a response.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public WaitResult(
        WaitOutcome outcome,
        T? value,
        int polls = 1,
        TimeSpan elapsed = default,
        Exception? lastError = null,
        CancellationToken cancellationToken = default)
    {
        if (outcome == WaitOutcome.Reached)
        {
            ArgumentNullException.ThrowIfNull(value);
        }

        Outcome = outcome;
        Value = value;
        Polls = polls;
        Elapsed = elapsed;
        LastError = lastError;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Why the wait stopped.</summary>
    public WaitOutcome Outcome { get; }

    /// <summary>Whether the state that was waited for was seen.</summary>
    public bool IsReached => Outcome == WaitOutcome.Reached;

    /// <summary>The state seen last; null where no poll saw any.</summary>
    public T? Value { get; }

    /// <summary>What was waited for, and where, such as <c>request 0e8f… at waldur.example.com</c>; null where the wait has no name.</summary>
    public string? Subject { get; init; }

    /// <summary>How many polls were made.</summary>
    public int Polls { get; }

    /// <summary>How long the wait took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>
    /// What the last poll failed with, such as a <see cref="TimeoutException"/> where it was cut off; null where it got a response. Not
    /// serialized; <see cref="Reason"/> is.
    /// </summary>
    [JsonIgnore]
    public Exception? LastError { get; }

    /// <summary>The first line of <see cref="LastError"/>'s message; null where the last poll got a response.</summary>
    public string? Reason => LastError?.Message.Split('\n', 2)[0].TrimEnd();

    /// <summary>Gives the state that was waited for, or throws.</summary>
    /// <param name="describe">Words the state that failed, for the exception's message; it must hold no secret.</param>
    /// <returns>The state.</returns>
    /// <exception cref="WaitException">The wait failed, or its time was up.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the wait.</exception>
    public T EnsureReached(Func<T, string?>? describe = null) => Outcome switch
    {
        WaitOutcome.Reached => Value!,
        WaitOutcome.Cancelled => throw new OperationCanceledException("The wait was cancelled.", _cancellationToken),
        _ => throw WaitException.For(Outcome, Subject, Value is null ? null : describe?.Invoke(Value), Polls, Elapsed, LastError),
    };

    /// <summary>Why waiting stopped, after how many looks and how long; never the state itself.</summary>
    /// <returns>For example <c>Reached after 3 polls and 4.5 s</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Outcome} after {Polls} {(Polls == 1 ? "poll" : "polls")} and {Elapsed.TotalSeconds:0.#} s");
}
