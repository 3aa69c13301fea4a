using Microsoft.Win32.SafeHandles;

namespace Waldur.Client.Core;

/// <summary>By what a changed file is recognised.</summary>
/// <param name="WrittenAt">When it was last written.</param>
/// <param name="Length">How long it is.</param>
internal sealed record TokenFileStamp(DateTime WrittenAt, long Length)
{
    public static TokenFileStamp Of(SafeFileHandle handle) => new(File.GetLastWriteTimeUtc(handle), RandomAccess.GetLength(handle));
}
