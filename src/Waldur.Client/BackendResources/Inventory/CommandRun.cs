using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Waldur.Client;

/// <summary>One run of a command, within its limits of time and output.</summary>
internal sealed class CommandRun(string program, IReadOnlyList<string> arguments, CommandInventoryOptions options)
{
    /// <summary>Runs the command to its end.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; the command was killed.</exception>
    public async Task<CommandResult> ExecuteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfo() };
        try
        {
            process.Start();
            process.StandardInput.Close();
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            return new CommandResult { Problem = $"it cannot be started: {error.Message.TrimEnd('.')}", Error = error };
        }

        using var limit = new CancellationTokenSource(options.TimeLimit, options.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var errorText = new StandardErrorTail();
        try
        {
            return await ReadAsync(process, errorText, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var limitText = string.Create(CultureInfo.InvariantCulture, $"it did not end, or its output did not, within {options.TimeLimit.TotalSeconds} seconds, and was killed");
            return new CommandResult { Problem = limitText, StandardError = errorText.ToString() };
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            Kill(process);
            Close(process);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = options.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    // What a read of a pipe has begun cannot always be cancelled, so it is left behind.
    private async Task<CommandResult> ReadAsync(Process process, StandardErrorTail errorText, CancellationToken stop)
    {
        var errors = errorText.ReadAsync(process.StandardError.BaseStream, stop);
        var reading = BoundedText.ReadAsync(process.StandardOutput.BaseStream, options.MaxSize, stop);
        Forget(errors);
        Forget(reading);
        if (await reading.WaitAsync(stop).ConfigureAwait(false) is not { } output)
        {
            return new CommandResult
            {
                Problem = string.Create(CultureInfo.InvariantCulture, $"it printed more than {options.MaxSize} bytes, and was killed"),
                StandardError = errorText.ToString(),
            };
        }

        await process.WaitForExitAsync(stop).ConfigureAwait(false);
        await errors.WaitAsync(stop).ConfigureAwait(false);
        return new CommandResult { Output = output, ExitStatus = process.ExitCode, StandardError = errorText.ToString() };
    }

    // Once they were asked for, these are the program's to close: the process does not, and a watched command would use up all handles.
    private static void Close(Process process)
    {
        process.StandardOutput.Dispose();
        process.StandardError.Dispose();
    }

    // What a reading that was left behind ends with is nobody's any more.
    private static void Forget(Task reading) =>
        _ = reading.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It has ended, which is all that is wanted.
        }
    }
}
