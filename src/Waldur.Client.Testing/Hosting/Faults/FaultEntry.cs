namespace Waldur.Client.Testing;

/// <summary>A rule and how far it has got.</summary>
internal sealed class FaultEntry(FaultRule rule, IReadOnlyList<Fault> choices, Random random)
{
    private int _matched;
    private int _struck;

    public bool HasConnectionFaults => !IsUsedUp && choices.Any(IsOfConnections);

    private bool IsUsedUp => _struck >= rule.Times;

    /// <summary>Draws for a request; <paramref name="ownConnection"/> says that the request stands for its connection too.</summary>
    public Fault? Draw(FakeRequest request, string innerPath, bool ownConnection)
    {
        var possible = choices.Where(fault => (ownConnection || !IsOfConnections(fault)) && fault.Fits(request)).ToArray();
        return possible.Length > 0 && !IsUsedUp && rule.Fits(request, innerPath) ? Strike(possible) : null;
    }

    /// <summary>Draws for a connection that was just accepted.</summary>
    public Fault? DrawConnection()
    {
        var possible = choices.Where(IsOfConnections).ToArray();
        return possible.Length > 0 && !IsUsedUp ? Strike(possible) : null;
    }

    /// <summary>Takes a strike back that had no effect.</summary>
    public void TakeBack() => _struck--;

    private static bool IsOfConnections(Fault fault) => fault.Break == ConnectionBreak.ResetAtAccept;

    // Faults are to be repeatable from the seed, not unpredictable. What does not fit a request keeps its share of the chance.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
    private Fault? Strike(Fault[] possible)
    {
        _matched++;
        if (_matched <= rule.Skip)
        {
            return null;
        }

        var share = possible.Length == choices.Count ? rule.Probability : rule.Probability * possible.Length / choices.Count;
        if (share < 1 && random.NextDouble() >= share)
        {
            return null;
        }

        _struck++;
        return possible.Length == 1 ? possible[0] : possible[random.Next(possible.Length)];
    }
}
