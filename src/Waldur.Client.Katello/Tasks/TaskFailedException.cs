using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>A task did not succeed, or is not known to have.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Makes the exception of a result.</summary>
    /// <param name="result">The result.</param>
    public TaskFailedException(TaskResult result)
        : base(Describe(result), result?.Error) => Result = result!;

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>How the task ended.</summary>
    public TaskResult Result { get; }

    private static string Describe(TaskResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var name = result.Task?.Action ?? result.Task?.Label ?? "The task";
        var messages = result.Messages.Count == 0 ? "" : ": " + string.Join("; ", result.Messages);
        var subject = result.Subject is null ? "" : $"; this was {result.Subject}";
        return $"{name} ended as {result.Outcome}{messages}{subject}";
    }
}
