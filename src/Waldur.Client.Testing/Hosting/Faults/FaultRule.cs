namespace Waldur.Client.Testing;

/// <summary>
/// Which requests go wrong, how, how often, as a value; <see cref="FaultInjector.For(string)"/> says the same in fewer words. Either
/// <see cref="Fault"/> or <see cref="Kind"/> is given.
/// </summary>
public sealed class FaultRule
{
    /// <summary>What goes wrong; null when <see cref="Kind"/> says it.</summary>
    public Fault? Fault { get; init; }

    /// <summary>What goes wrong, by its kind; null when <see cref="Fault"/> says it.</summary>
    public FaultKind? Kind { get; init; }

    /// <summary>The method that the rule is for; every one when null.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path that the rule is for, without the server's prefix; every one when null. A segment <c>*</c> or <c>{name}</c> stands for any
    /// one segment, a last segment <c>**</c> for any rest: <c>/api/backend-resources/{uuid}/import_resource/</c>, <c>/api/backend-resources/**</c>.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>A further condition; none when null.</summary>
    public Func<FakeRequest, bool>? When { get; init; }

    /// <summary>The chance that a matching request goes wrong, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How many requests go wrong before the rule is used up; no end when null.</summary>
    public int? Times { get; init; }

    /// <summary>How many matching requests pass before the rule begins.</summary>
    public int Skip { get; init; }

    /// <summary>How long <see cref="FaultKind.Slow"/> takes, and how much later a kind that commits later acts, on the server's clock.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The time of a <c>Retry-After</c> header, rounded up to whole seconds; no header when null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether <c>Retry-After</c> is sent as an HTTP date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    internal Fault ToFault()
    {
        if (Fault is { } fault)
        {
            return Kind is null && Delay is null && RetryAfter is null
                ? fault
                : throw new ArgumentException("A rule has either a Fault or a Kind with its values, not both.");
        }

        return (Kind, Delay) switch
        {
            (null, _) => throw new ArgumentException("A rule needs a Fault or a Kind, which says what goes wrong."),
            (FaultKind.TooManyRequests, _) => Testing.Fault.TooManyRequests(RetryAfter, RetryAfterAsDate),
            (FaultKind.ServiceUnavailable, _) => Testing.Fault.ServiceUnavailable(RetryAfter, RetryAfterAsDate),
            (FaultKind.Slow, { } delay) => Testing.Fault.Slow(delay),
            (FaultKind.CommitLater, { } delay) => Testing.Fault.CommitLater(delay),
            (FaultKind.BadGatewayCommitLater, { } delay) => Testing.Fault.BadGateway.ActingLater(delay),
            (FaultKind.GatewayTimeoutCommitLater, { } delay) => Testing.Fault.GatewayTimeout.ActingLater(delay),
            ({ } kind, _) => Testing.Fault.From(kind),
        };
    }

    internal bool Fits(FakeRequest request, string innerPath) =>
        (Method is null || Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || PathPattern.Matches(Path, innerPath))
        && When?.Invoke(request) != false;
}
