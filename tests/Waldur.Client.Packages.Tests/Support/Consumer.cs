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

    /// <summary>Publishes it as a native program, and expects no warning.</summary>
    /// <returns>False where this machine has no linker for it: then it is compiled to native code all the same, without a warning.</returns>
    public async Task<bool> PublishNativeAsync()
    {
        try
        {
            await PublishAsync();
            return true;
        }
        catch (InvalidOperationException error) when (error.Message.Contains("nativeaot-prerequisites", StringComparison.Ordinal)
            || error.Message.Contains("Symbol stripping tool", StringComparison.Ordinal))
        {
            // In place of the linker stands a program that every machine has, and that is never called.
            await DotnetAsync(
                "build", "--configuration", "Release", "-t:IlcCompile", "-p:_IsPublishing=true", "-p:CppCompilerAndLinker=dotnet", "-p:StripSymbols=false");
            var objects = Directory.EnumerateFiles(Path.Combine(Folder, "obj"), $"{name}.o*", SearchOption.AllDirectories);
            objects.Should().ContainSingle("all code is compiled").Which.Should().Match(path => new FileInfo(path).Length > 1_000_000);
            return false;
        }
    }

    /// <summary>Runs the program to its end.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> RunAsync(IReadOnlyDictionary<string, string>? variables, params string[] arguments) =>
        Command.RunAsync(Program, _output, variables, arguments);

    private string Folder => Repository.PathTo("tests", "Consumers", name);

    private async Task DotnetAsync(string verb, params string[] arguments)
    {

        // From nothing: files in a package bear the time of the commit, so that a build would take those of an older one to be current.
        foreach (var left in new[] { _output, Path.Combine(Folder, "obj"), Path.Combine(Folder, "bin") }.Where(Directory.Exists))
        {
            Directory.Delete(left, recursive: true);
        }

        var written = await Command.RunAsync(
            "dotnet", Folder, null, [verb, "--nologo", "--output", _output, $"-p:WaldurVersion={PackedFeed.Version}", "--disable-build-servers", .. arguments]);
        written.Replace("0 Warning(s)", "", StringComparison.Ordinal).Should().NotContainEquivalentOf("warning");
        if (name != "NativeRaw")
        {
            Directory.Exists(Path.Combine(Unpacked, "waldur.client", PackedFeed.Version)).Should().BeTrue("the packages come from the folder of this checkout");
        }
    }
}
