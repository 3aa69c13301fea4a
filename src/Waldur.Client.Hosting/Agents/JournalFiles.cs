using Microsoft.Extensions.Logging;

namespace Waldur.Client.Hosting;

/// <summary>Opens journals, and finds at the start what keeps one from being used: a volume that is not mounted, or another owner's.</summary>
internal static class JournalFiles
{
    /// <exception cref="IOException">The journal cannot be used; the message says where it is and why.</exception>
    /// <exception cref="InvalidDataException">The file is no journal.</exception>
    public static async Task<FileClaimJournal> OpenAsync(string path, ILoggerFactory? loggerFactory, CancellationToken cancellationToken)
    {
        var journal = new FileClaimJournal(path, loggerFactory);
        try
        {
            await journal.ReadAsync(cancellationToken).ConfigureAwait(false);
            return journal;
        }
        catch (Exception error)
        {
            journal.Dispose();
            if (error is ClaimJournalInUseException or not (IOException or UnauthorizedAccessException))
            {
                throw;
            }

            throw new IOException(
                $"The claim journal {path} cannot be used, and without it a crash would lose claims: {ErrorLine.From(error)} Set {nameof(WaldurSiteAgentSettings.JournalFolder)} to a folder that this process may write.",
                error);
        }
    }
}
