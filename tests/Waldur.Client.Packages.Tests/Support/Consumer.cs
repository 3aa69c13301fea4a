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
        if (Directory.Exists(_output))
        {
            Directory.Delete(_output, recursive: true);
        }

        var folder = Repository.PathTo("tests", "Consumers", name);
        var written = await Command.RunAsync(
            "dotnet", folder, null, verb, "--nologo", "--output", _output, $"-p:WaldurVersion={PackedFeed.Version}", "--disable-build-servers");
        written.Should().NotContain("warning");
        Directory.Exists(Path.Combine(Unpacked, "waldur.client", PackedFeed.Version)).Should().Be(name != "NativeRaw", "the packages come from the folder of this checkout");
    }
}
