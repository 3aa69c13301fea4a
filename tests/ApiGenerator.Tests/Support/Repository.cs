namespace ApiGenerator.Tests.Support;

internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Golden => Path.Combine(Root, "tests", "ApiGenerator.Tests", "Golden");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WaldurClient.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }
}
