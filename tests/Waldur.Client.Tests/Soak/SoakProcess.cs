namespace Waldur.Client.Tests;

/// <summary>
/// What a process is to the world around it: once it is killed nothing of it reaches the server or its journal any more, though
/// what is on the wire by then arrives. Its tasks never go on, as if they were not there.
/// </summary>
internal sealed class SoakProcess
{
    private static readonly Task Never = new TaskCompletionSource().Task;
    private volatile bool _isDead;

    public bool IsDead => _isDead;

    public void Kill() => _isDead = true;

    /// <summary>Goes on if the process is alive, and never if not.</summary>
    public Task AliveAsync() => _isDead ? Never : Task.CompletedTask;
}
