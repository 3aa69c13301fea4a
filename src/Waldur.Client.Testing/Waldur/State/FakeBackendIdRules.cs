namespace Waldur.Client.Testing;

/// <summary>What an offering of a fake Waldur demands of the backend ids of its resources.</summary>
public sealed class FakeBackendIdRules
{
    /// <summary>A regular expression that has to match the whole backend id; null when any form will do.</summary>
    public string? Pattern { get; init; }

    /// <summary>How the form is called in the error; the pattern when null.</summary>
    public string? PatternDescription { get; init; }

    /// <summary>Among which resources the backend id has to be unique.</summary>
    public FakeUniquenessScope UniquenessScope { get; init; }

    /// <summary>Whether terminated resources count.</summary>
    public bool IncludeTerminated { get; init; } = true;
}
