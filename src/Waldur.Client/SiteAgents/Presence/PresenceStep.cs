namespace Waldur.Client;

/// <summary>One of the things that are reported to operators.</summary>
/// <param name="Name">What it does, to end a sentence with "could not".</param>
/// <param name="ExecuteAsync">Does it, where there is anything new.</param>
/// <param name="BackOff">How often it is tried while it fails.</param>
internal sealed record PresenceStep(string Name, Func<CancellationToken, Task> ExecuteAsync, StepBackOff BackOff);
