using System.Text.Json.Serialization;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>How a task ended, or why waiting for it stopped.</summary>
public sealed class TaskResult
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="task">The task as last read; null where it could not be read.</param>
    /// <param name="error">What kept the client from following it; null where nothing did.</param>
    public TaskResult(TaskOutcome outcome, ForemanTask? task = null, Exception? error = null)
    {
        Outcome = outcome;
        Task = task;
        Error = error;
    }

    /// <summary>How it ended.</summary>
    public TaskOutcome Outcome { get; }

    /// <summary>Whether it stopped with success.</summary>
    public bool IsSucceeded => Outcome == TaskOutcome.Succeeded;

    /// <summary>The task as last read; null where it could not be read.</summary>
    public ForemanTask? Task { get; }

    /// <summary>What kept the client from following it; null where nothing did. Not serialized; <see cref="Reason"/> is.</summary>
    [JsonIgnore]
    public Exception? Error { get; }

    /// <summary>The first line of <see cref="Error"/>'s message; null where there is none.</summary>
    public string? Reason => Error?.Message.Split('\n', 2)[0].TrimEnd();

    /// <summary>What was waited for in vain, and where.</summary>
    internal string? Subject { get; init; }

    /// <summary>What the server says of the parts that failed; empty where none did.</summary>
    public IReadOnlyList<string> Messages => Task is null ? [] : TaskMessages.Of(Task);

    /// <summary>Throws unless the task succeeded.</summary>
    /// <returns>The task.</returns>
    /// <exception cref="TaskFailedException">The task did not succeed, or is not known to have.</exception>
    public ForemanTask EnsureSucceeded() => IsSucceeded ? Task! : throw new TaskFailedException(this);

    /// <summary>The outcome, with the first message.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => (Messages.Count > 0 ? Messages[0] : Reason) is { } text
        ? $"{Outcome}: {text.Split('\n', 2)[0].TrimEnd()}"
        : Outcome.ToString();
}
