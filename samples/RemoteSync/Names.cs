namespace Waldur.Client.Samples;

/// <summary>What the file may call by name, and tokens for it. Only a fake server has any: on a real one, uuids and variables say.</summary>
internal sealed record Names
{
    public IReadOnlyDictionary<string, Guid> Providers { get; init; } = new Dictionary<string, Guid>();

    public IReadOnlyDictionary<string, Guid> Categories { get; init; } = new Dictionary<string, Guid>();

    /// <summary>The token for the other Waldur where a variable is not set.</summary>
    public string? Token { get; init; }
}
