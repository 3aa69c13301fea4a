using System.Diagnostics;

namespace Waldur.Client.Testing.Tests;

/// <summary>The sample program in a process of its own.</summary>
internal sealed class SampleProgram : IDisposable
{
    private readonly Process _process;

    public SampleProgram(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FakeServer.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start)!;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<Dictionary<string, string>> ReadAsync(int lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < lines; i++)
        {
            var line = await _process.StandardOutput.ReadLineAsync(Cancellation) ?? throw new EndOfStreamException(await ErrorAsync());
            var parts = line.Split('=', 2);
            values[parts[0]] = parts[1];
        }

        return values;
    }

    public Task<string> OutputAsync() => _process.StandardOutput.ReadToEndAsync(Cancellation);

    public Task<string> ErrorAsync() => _process.StandardError.ReadToEndAsync(Cancellation);

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Cancellation);
        return _process.ExitCode;
    }

    public async Task TerminateAsync()
    {
        // The shell's own: not every machine has the program.
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        await kill.WaitForExitAsync(Cancellation);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
