using System.Diagnostics;

namespace Waldur.Client.EndToEnd;

/// <summary>A sample that runs as a process of its own. Disposing it kills what still runs.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(45);
    private readonly Process _process;
    private readonly ProgramLines _output = new();
    private readonly ProgramLines _errors = new();
    private readonly CancellationTokenSource _deadline;

    private RunningProgram(ProcessStartInfo start)
    {
        _deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _deadline.CancelAfter(Deadline);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The lines of standard output so far.</summary>
    public IReadOnlyList<string> Output => _output.All;

    /// <summary>Starts a sample.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="folder">The folder that it works in.</param>
    /// <param name="variables">Its environment; nothing of <c>WALDUR_*</c> is inherited.</param>
    /// <param name="arguments">Its arguments.</param>
    public static RunningProgram Start(
        string sample,
        string folder,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [SampleProgram.Find(sample), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("WALDUR_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(start);
    }

    /// <summary>Waits for a line on standard output that holds a text.</summary>
    public Task<string> WaitForLineAsync(string part) => WaitForAsync(line => line.Contains(part, StringComparison.Ordinal), $"a line with '{part}'");

    /// <summary>Waits for a line on standard output.</summary>
    public async Task<string> WaitForAsync(Func<string, bool> isWanted, string what)
    {
        try
        {
            return await _output.FindAsync(isWanted, _deadline.Token) ?? throw new InvalidOperationException("The program ended.");
        }
        catch (Exception error) when (error is InvalidOperationException or OperationCanceledException)
        {
            throw new InvalidOperationException($"The program did not write {what}:\n{string.Join('\n', [.. _output.All, .. _errors.All])}", error);
        }
    }

    /// <summary>Waits for the program's own end.</summary>
    public async Task<ProgramResult> WaitForEndAsync()
    {
        try
        {
            await _process.WaitForExitAsync(_deadline.Token);
        }
        catch (OperationCanceledException error)
        {
            throw new InvalidOperationException($"The program did not end:\n{string.Join('\n', [.. _output.All, .. _errors.All])}", error);
        }

        return new ProgramResult(_process.ExitCode, _output.All, _errors.All);
    }

    /// <summary>Asks the program to end, as a service manager does, and waits for it.</summary>
    public async Task<ProgramResult> TerminateAsync()
    {
        // The shell's own: not every machine has the program.
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        await kill.WaitForExitAsync(_deadline.Token);
        return await WaitForEndAsync();
    }

    /// <summary>Kills the program: it can do nothing about it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(_deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _deadline.Dispose();
    }
}
