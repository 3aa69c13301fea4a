using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace Waldur.Client;

/// <summary>Replaces a file so that neither a crash of the process nor of the machine leaves less than the old or the new one.</summary>
internal static class DurableFile
{
    private const int ReadOnly = 0;
    private const string DraftEnd = ".new";

    // What .NET gives where Windows refuses to share a file, and where flock would block elsewhere: there it is the bare error number.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnBsd = 35;

    /// <summary>Opens a file that only its owner may read, and nobody else while it is open.</summary>
    public static FileStream OpenPrivately(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// Whether a file could not be opened because it is open elsewhere, within this process or another. Whatever else fails says nothing
    /// of others: a full disk, a lost share, too many open files.
    /// </summary>
    public static bool IsInUse(IOException error) => OperatingSystem.IsWindows()
        ? error.HResult is SharingViolation or LockViolation
        : error.HResult == (OperatingSystem.IsLinux() ? WouldBlockOnLinux : WouldBlockOnBsd);

    /// <summary>Replaces a file's text.</summary>
    /// <returns>A task that ends when the text is on the disk.</returns>
    public static async Task ReplaceAsync(string path, string text, CancellationToken cancellationToken)
    {
        var draft = $"{path}.{Guid.NewGuid():N}{DraftEnd}";
        try
        {
            var stream = OpenPrivately(draft, FileMode.CreateNew);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            TryDelete(draft);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Deletes what writers of this file have left that were killed; nobody may be writing it. What cannot be deleted stays.</summary>
    public static void DeleteDrafts(string path)
    {
        try
        {
            foreach (var draft in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*" + DraftEnd).Where(file => IsDraft(file, path)))
            {
                TryDelete(draft);
            }
        }
        catch (Exception error) when (IsRefusal(error))
        {
            // A folder that cannot be listed can be written all the same.
        }
    }

    // Of this file: "agent" must not lose the drafts of "agent.slurm", which somebody else may be writing.
    private static bool IsDraft(string file, string path)
    {
        var (name, start) = (Path.GetFileName(file), Path.GetFileName(path) + '.');
        return name.Length > start.Length + DraftEnd.Length
            && name.StartsWith(start, StringComparison.Ordinal)
            && name.EndsWith(DraftEnd, StringComparison.Ordinal)
            && Guid.TryParseExact(name[start.Length..^DraftEnd.Length], "N", out _);
    }

    private static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (IsRefusal(error))
        {
            // What made the writing fail is worth more.
        }
    }

    private static bool IsRefusal(Exception error) => error is IOException or UnauthorizedAccessException or SecurityException;

    // A rename is on the disk only once the folder is. .NET opens no folders, and Windows needs no such flush.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0)
        {
            return;
        }

        // Some file systems know no flush of folders; nothing can be done there.
        _ = Flush(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
