using System.Globalization;
using Microsoft.Extensions.Logging;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// An inventory that a command prints to its standard output: JSON lines, each an object with <c>backend_id</c>, <c>name</c>,
/// <c>project</c> and perhaps <c>metadata</c>, or one array of them. The command is run each time that the inventory is read. It
/// is started directly, without a shell.
/// </summary>
/// <remarks>
/// Only the output of a command that ended with status 0, in time, and whose every line is whole counts. From anything else nothing
/// is taken, so that nothing is deleted for want of a line.
/// </remarks>
public sealed partial class CommandInventory : IInventorySource
{
    private readonly string[] _arguments;
    private readonly CommandInventoryOptions _options;

    /// <summary>Makes a source.</summary>
    /// <param name="program">The program: its path, or its name where it is on the <c>PATH</c>.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <param name="options">How it is run, and its output read.</param>
    /// <exception cref="ArgumentException">The program's name is empty.</exception>
    public CommandInventory(string program, IEnumerable<string>? arguments = null, CommandInventoryOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        Program = program;
        _arguments = [.. arguments ?? []];
        _options = options ?? CommandInventoryOptions.DefaultCommand;
    }

    /// <summary>The program.</summary>
    public string Program { get; }

    /// <summary>Runs the command, and reads what it prints.</summary>
    /// <param name="cancellationToken">Kills the command.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="InventoryException">
    /// The command could not be started, took too long, ended with another status than 0, printed nothing, too much, or what is no
    /// inventory. The message has its status and the end of its standard error.
    /// </exception>
    public async Task<IReadOnlyList<InventoryItem>> ReadAsync(CancellationToken cancellationToken = default)
    {
        var result = await new CommandRun(Program, _arguments, _options).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        var problem = result switch
        {
            { Problem: { } ownProblem } => ownProblem,
            { ExitStatus: not 0 and var status } => string.Create(CultureInfo.InvariantCulture, $"it ended with status {status}; its output is not used"),
            { Output.IsEmpty: true } when !_options.AllowNoOutput => "it printed nothing; an empty inventory is an empty array, [], or is allowed by AllowNoOutput",
            _ => null,
        };
        if (problem is not null)
        {
            throw Problem(problem, result);
        }

        if (result.StandardError.Length > 0)
        {
            LogStandardError(_options.Logger.ToSafeLogger(), Program, result.StandardError);
        }

        return new InventoryParser(ToString(), _options).ParseLines(result.Output.Span);
    }

    /// <summary>Names the command, without its arguments: these may hold a secret.</summary>
    /// <returns>For example <c>Inventory command slurm-inventory</c>.</returns>
    public override string ToString() => $"Inventory command {Program}";

    private InventoryException Problem(string problem, CommandResult result)
    {
        var said = result.StandardError.Length > 0 ? $" Its standard error: {result.StandardError}" : "";
        return new InventoryException($"{this}: {problem}.{said}", result.Error) { ExitStatus = result.ExitStatus, StandardError = result.StandardError };
    }

    [LoggerMessage(103, LogLevel.Warning, "The inventory command {Program} ended well, and wrote to its standard error: {StandardError}")]
    private static partial void LogStandardError(ILogger logger, string program, string standardError);
}
