namespace Waldur.Client;

/// <summary>A journal in a text file, one line a claim; every change replaces the file as a whole. One process uses it at a time.</summary>
public sealed class FileClaimJournal : IClaimJournal, IDisposable
{
    private const string Confirmed = "claimed";
    private const string Intended = "claiming";
    private readonly string _path;
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Uses a file, which need not exist yet.</summary>
    /// <param name="path">The file's path; its folder is created when it is missing.</param>
    public FileClaimJournal(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file holds a line that is no claim.</exception>
    public async Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) =>
        File.Exists(_path)
            ? [.. (await File.ReadAllLinesAsync(_path, cancellationToken).ConfigureAwait(false)).Where(line => line.Length > 0).Select(Parse)]
            : [];

    /// <inheritdoc/>
    public Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default) =>
        ChangeAsync(entries => [.. entries.Where(other => other.Request != entry.Request), entry], cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(Guid request, CancellationToken cancellationToken = default) =>
        ChangeAsync(entries => [.. entries.Where(other => other.Request != request)], cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task ChangeAsync(Func<IReadOnlyList<ClaimEntry>, IReadOnlyList<ClaimEntry>> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var entries = change(await ReadAsync(cancellationToken).ConfigureAwait(false));
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);

            // A crash while writing leaves the old file whole.
            var draft = _path + ".new";
            await File.WriteAllLinesAsync(draft, entries.Select(Format), cancellationToken).ConfigureAwait(false);
            File.Move(draft, _path, overwrite: true);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static string Format(ClaimEntry entry) => $"{entry.Request:N} {(entry.IsConfirmed ? Confirmed : Intended)}";

    private ClaimEntry Parse(string line) =>
        line.Split(' ') is [var uuid, Confirmed or Intended] parts && Guid.TryParse(uuid, out var request)
            ? new ClaimEntry(request, parts[1] == Confirmed)
            : throw new InvalidDataException($"The claim journal {_path} holds a line that is no claim; move the file away to start anew.");
}
