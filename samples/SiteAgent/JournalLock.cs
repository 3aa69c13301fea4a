namespace Waldur.Client.Samples;

/// <summary>Keeps a second agent from using the same journal: it would take this one's requests for its own.</summary>
internal static class JournalLock
{
    /// <summary>Holds the journal until the file that is returned is disposed, or the process ends in any way.</summary>
    /// <exception cref="SampleException">Another agent has it, or it cannot be written.</exception>
    public static IDisposable Take(string journal)
    {
        try
        {
            var path = Path.GetFullPath(journal) + ".lock";
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SampleException($"The journal {journal} cannot be used, perhaps another agent has it; give this one its own with --journal FILE. {error.Message}", error);
        }
    }
}
