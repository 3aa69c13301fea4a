namespace ApiGenerator.Settings;

/// <summary>What a run was asked for: what the settings file remembers, and options on the command line replace.</summary>
internal sealed record ToolSettings
{
    /// <summary>A file, or a server's address.</summary>
    public string? Description { get; init; }

    /// <summary>The environment variable that holds the credential for that server.</summary>
    public string? TokenVariable { get; init; }

    /// <summary>The word before the credential in the Authorization header; Token when null.</summary>
    public string? TokenScheme { get; init; }

    /// <summary>The folder of the generated files.</summary>
    public string? Output { get; init; }

    public string? Namespace { get; init; }

    public string? Client { get; init; }

    public IReadOnlyList<string>? Include { get; init; }

    public IReadOnlyList<string>? Exclude { get; init; }

    public IReadOnlyList<string>? Repeatable { get; init; }

    /// <summary>The lock file; one within the output when null.</summary>
    public string? Lock { get; init; }

    /// <summary>Where the description is written as normalised JSON; nowhere when null.</summary>
    public string? Bundle { get; init; }

    /// <summary>These settings, and the other's where these say nothing.</summary>
    public ToolSettings Or(ToolSettings other) => new()
    {
        Description = Description ?? other.Description,
        TokenVariable = TokenVariable ?? other.TokenVariable,
        TokenScheme = TokenScheme ?? other.TokenScheme,
        Output = Output ?? other.Output,
        Namespace = Namespace ?? other.Namespace,
        Client = Client ?? other.Client,
        Include = Include ?? other.Include,
        Exclude = Exclude ?? other.Exclude,
        Repeatable = Repeatable ?? other.Repeatable,
        Lock = Lock ?? other.Lock,
        Bundle = Bundle ?? other.Bundle,
    };
}
