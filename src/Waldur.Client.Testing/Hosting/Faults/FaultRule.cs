namespace Waldur.Client.Testing;

/// <summary>Which requests go wrong, how, how often.</summary>
public sealed class FaultRule
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The method that the rule is for; every one when null.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path that the rule is for; every one when null. A segment <c>*</c> or <c>{name}</c> stands for any one segment, a
    /// last segment <c>**</c> for any rest: <c>/api/backend-resources/{uuid}/import_resource/</c>, <c>/api/backend-resources/**</c>.
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

    /// <summary>How long <see cref="FaultKind.Slow"/> takes, on the server's clock.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time of a <c>Retry-After</c> header, rounded up to whole seconds; no header when null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether <c>Retry-After</c> is sent as an HTTP date instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }
}
