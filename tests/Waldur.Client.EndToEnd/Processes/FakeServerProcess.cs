namespace Waldur.Client.EndToEnd;

/// <summary>The sample FakeServer as a process of its own, and clients of it.</summary>
internal sealed class FakeServerProcess : IAsyncDisposable
{
    private static readonly Dictionary<string, string> NoVariables = [];
    private readonly RunningProgram _program;

    private FakeServerProcess(RunningProgram program)
    {
        _program = program;
        Values = program.Output.Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        Staff = new WaldurClient(Url, Credential.FromToken(Values["STAFF_TOKEN"]));
        Agent = new WaldurClient(Url, Credential.FromToken(Values["AGENT_TOKEN"]));
    }

    /// <summary>What the server said: one value a line.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public string Url => Values["URL"];

    public Guid Offering => Guid.Parse(Values["OFFERING"]);

    public Guid Project => Guid.Parse(Values["PROJECT"]);

    public WaldurClient Staff { get; }

    public WaldurClient Agent { get; }

    /// <summary>The environment of a site agent of this server.</summary>
    public Dictionary<string, string> AgentVariables => new()
    {
        ["WALDUR_URL"] = Url,
        ["WALDUR_TOKEN"] = Values["AGENT_TOKEN"],
        ["WALDUR_OFFERING"] = Values["OFFERING"],
    };

    /// <summary>The environment of a staff tool of this server.</summary>
    public Dictionary<string, string> StaffVariables => new() { ["WALDUR_URL"] = Url, ["WALDUR_TOKEN"] = Values["STAFF_TOKEN"] };

    public static async Task<FakeServerProcess> StartAsync()
    {
        var program = RunningProgram.Start("FakeServer", AppContext.BaseDirectory, NoVariables);
        await program.WaitForLineAsync("CATEGORY_URL=");
        return new FakeServerProcess(program);
    }

    public Task<ProgramResult> TerminateAsync() => _program.TerminateAsync();

    public async ValueTask DisposeAsync()
    {
        Staff.Dispose();
        Agent.Dispose();
        await _program.DisposeAsync();
    }
}
