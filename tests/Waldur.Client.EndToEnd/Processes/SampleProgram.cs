namespace Waldur.Client.EndToEnd;

/// <summary>Finds the samples where the build puts them.</summary>
internal static class SampleProgram
{
    /// <summary>The path of a sample's dll, of the same configuration and framework as these tests.</summary>
    public static string Find(string name)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Repository.PathTo("samples", name, "bin", framework.Parent!.Name, framework.Name, $"{name}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("The sample has not been built.", path);
    }
}
