namespace Waldur.Client;

/// <summary>
/// How often a step that fails is tried: at growing numbers of rounds, so that a server that refuses is not asked every minute for ever. Each
/// step has its own, for what fails of one says nothing about the others.
/// </summary>
/// <param name="maxSkipped">How many rounds are left out at most.</param>
internal sealed class StepBackOff(long maxSkipped)
{
    private const int MaxDoublings = 12;
    private int _failures;
    private long _skipped;

    /// <summary>Begins a round.</summary>
    /// <returns>Whether the step is due in it.</returns>
    public bool BeginRound() => _skipped-- <= 0;

    public void OnSuccess() => _failures = 0;

    public void OnFailure()
    {
        _failures = Math.Min(_failures + 1, MaxDoublings);
        _skipped = Math.Min((1L << _failures) - 1, maxSkipped);
    }
}
