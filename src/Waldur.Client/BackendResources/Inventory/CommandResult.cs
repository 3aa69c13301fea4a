namespace Waldur.Client;

/// <summary>How a command ended.</summary>
internal sealed record CommandResult
{
    public ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>The end of what it wrote to its standard error.</summary>
    public string StandardError { get; init; } = "";

    /// <summary>Null where it did not end by itself.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>Why it did not end by itself, as a clause; null where it did.</summary>
    public string? Problem { get; init; }

    public Exception? Error { get; init; }
}
