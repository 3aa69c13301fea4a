namespace Waldur.Client;

/// <summary>Another process uses the claim journal: two agents with one journal would take each other's requests for their own.</summary>
public sealed class ClaimJournalInUseException : IOException
{
    /// <summary>Names the journal.</summary>
    /// <param name="path">The journal's path.</param>
    /// <param name="innerException">What the lock's file could not be opened with.</param>
    public ClaimJournalInUseException(string path, Exception? innerException = null)
        : base($"The claim journal {path} is in use by another process: give every agent a journal of its own.", innerException) => Path = path;

    /// <summary>The journal's path.</summary>
    public string Path { get; }
}
