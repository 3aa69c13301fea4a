using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Another agent uses the claim journal: two agents with one journal would take each other's requests for their own.</summary>
public sealed class ClaimJournalInUseException : IOException
{
    /// <summary>Names the journal.</summary>
    /// <param name="path">The journal's path, or another name of it.</param>
    /// <param name="innerException">What the lock's file could not be opened with.</param>
    public ClaimJournalInUseException(string path, Exception? innerException = null)
        : base($"The claim journal {path} is in use by another agent: give every agent a journal of its own.", innerException) => Path = path;

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>The journal's path; another name of it where it is no file.</summary>
    public string Path { get; }
}
