using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A journal in a text file, one line a claim. Every change replaces the file as a whole and is flushed to the disk, folder
/// included, before it counts; only the file's owner can read it. One process uses it at a time and holds a lock beside it
/// until the journal is disposed or the process ends in any way.
/// </summary>
public sealed partial class FileClaimJournal : IClaimJournal, IDisposable
{
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private FileStream? _lock;

    /// <summary>Uses a file, which need not exist yet.</summary>
    /// <param name="path">The file's path; its folder is created when it is missing.</param>
    /// <param name="loggerFactory">Where it is reported that a file was damaged; nowhere when left out.</param>
    public FileClaimJournal(string path, ILoggerFactory? loggerFactory = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateSafeLogger<FileClaimJournal>();
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Lines that a crash has torn are left out, and reported; so is a file that is empty although a journal never is. The
    /// damaged file is kept beside the journal, with <c>.damaged</c> behind its name.
    /// </remarks>
    /// <exception cref="InvalidDataException">The file is no claim journal at all.</exception>
    /// <exception cref="ClaimJournalInUseException">Another process uses the journal.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) =>
        AloneAsync(() => LoadAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ClaimJournalInUseException">Another process uses the journal.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default) =>
        ChangeAsync(entries => [.. entries.Where(other => other.Request != entry.Request), entry], cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ClaimJournalInUseException">Another process uses the journal.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task RemoveAsync(Guid request, CancellationToken cancellationToken = default) =>
        ChangeAsync(entries => [.. entries.Where(other => other.Request != request)], cancellationToken);

    /// <summary>The journal's path.</summary>
    /// <returns>The path, in full.</returns>
    public override string ToString() => _path;

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        _gate.Dispose();
    }

    private Task<IReadOnlyList<ClaimEntry>> ChangeAsync(Func<IReadOnlyList<ClaimEntry>, IReadOnlyList<ClaimEntry>> change, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var before = await LoadAsync(cancellationToken).ConfigureAwait(false);
            var after = change(before);
            if (!File.Exists(_path) || !after.SequenceEqual(before))
            {
                await DurableFile.ReplaceAsync(_path, ClaimJournalText.Format(after), cancellationToken).ConfigureAwait(false);
            }

            return after;
        },
        cancellationToken);

    private async Task<T> AloneAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lock is null)
            {
                // Held before anything else is done: what is not held is nobody's to give back.
                _lock = AcquireLock();
                DurableFile.DeleteDrafts(_path);
            }

            return await action().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private FileStream AcquireLock()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        try
        {
            return DurableFile.OpenPrivately(_path + ".lock", FileMode.OpenOrCreate);
        }
        catch (IOException error) when (DurableFile.IsInUse(error))
        {
            throw new ClaimJournalInUseException(_path, error);
        }
    }

    private async Task<IReadOnlyList<ClaimEntry>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            return [];
        }

        var text = await File.ReadAllTextAsync(_path, cancellationToken).ConfigureAwait(false);
        var (entries, damage) = ClaimJournalText.Parse(text, _path);
        if (damage is not null)
        {
            LogDamage(_logger, _path, damage, entries.Count);
            File.Copy(_path, _path + ".damaged", overwrite: true);
        }

        return entries;
    }

    [LoggerMessage(119, LogLevel.Error, "The claim journal {Path} was damaged: {Damage}. {Count} claims could be read; the damaged file is kept beside it")]
    private static partial void LogDamage(ILogger logger, string path, string damage, int count);
}
