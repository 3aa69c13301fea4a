namespace Waldur.Client.EndToEnd;

/// <summary>A folder of a test's own, gone when the test is over.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("waldur-end-to-end-").FullName;

    /// <summary>Writes a file in one step: whoever reads it meanwhile sees the old one or the new one.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
