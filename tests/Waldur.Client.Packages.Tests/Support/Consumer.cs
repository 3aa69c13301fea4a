namespace Waldur.Client.Packages;

/// <summary>An application under tests/Consumers, which knows this repository by its packages alone.</summary>
internal sealed class Consumer(string name)
{
    private static readonly string Unpacked = Repository.PathTo("artifacts", "consumers", "packages");
    private readonly string _output = Repository.PathTo("artifacts", "consumers", name);

    /// <summary>The program that was built or published.</summary>
    public string Program => Path.Combine(_output, name);

    /// <summary>Builds it, and expects no warning.</summary>
    public Task BuildAsync() => DotnetAsync("build");

    /// <summary>Publishes it, and expects no warning.</summary>
    public Task PublishAsync() => DotnetAsync("publish");

    /// <summary>Runs the program to its end.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> RunAsync(IReadOnlyDictionary<string, string>? variables, params string[] arguments) =>
        Command.RunAsync(Program, _output, variables, arguments);

    private async Task DotnetAsync(string verb)
    {
        var folder = Repository.PathTo("tests", "Consumers", name);

        // From nothing: files in a package bear the time of the commit, so that a build would take those of an older one to be current.
        foreach (var left in new[] { _output, Path.Combine(folder, "obj"), Path.Combine(folder, "bin") }.Where(Directory.Exists))
        {
            Directory.Delete(left, recursive: true);
        }

        var written = await Command.RunAsync(
            "dotnet", folder, null, verb, "--nologo", "--output", _output, $"-p:WaldurVersion={PackedFeed.Version}", "--disable-build-servers");
        written.Should().NotContain("warning");
        if (name != "NativeRaw")
        {
            Directory.Exists(Path.Combine(Unpacked, "waldur.client", PackedFeed.Version)).Should().BeTrue("the packages come from the folder of this checkout");
        }
    }
}
