namespace Waldur.Client.Core.Tests.Paging;

/// <summary>What happens to a moving list, and to its responses.</summary>
internal sealed record Weather
{
    public bool Deletes { get; init; } = true;

    public bool NeverRests { get; init; }

    public bool EmptyPages { get; init; }

    public bool MissingPages { get; init; }

    public bool NoTotals { get; init; }

    public bool ChangesWithinResponses { get; init; }

    public bool ClipsPages { get; init; }

    public bool IgnoresSize { get; init; }

    public bool UnstableOrder { get; init; }

    public static Weather From(string kind) => kind switch
    {
        nameof(EmptyPages) => new() { EmptyPages = true },
        nameof(MissingPages) => new() { MissingPages = true },
        nameof(NoTotals) => new() { NoTotals = true },
        nameof(ChangesWithinResponses) => new() { ChangesWithinResponses = true },
        nameof(ClipsPages) => new() { ClipsPages = true },
        nameof(IgnoresSize) => new() { IgnoresSize = true },
        nameof(UnstableOrder) => new() { UnstableOrder = true },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
