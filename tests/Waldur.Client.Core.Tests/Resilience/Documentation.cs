namespace Waldur.Client.Tests.Resilience;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class Documentation
{
    public static string Read(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WaldurClient.sln")))
            {
                return File.ReadAllText(Path.Combine(folder.FullName, path)).ReplaceLineEndings("\n");
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
