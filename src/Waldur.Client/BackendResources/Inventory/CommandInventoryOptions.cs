using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Waldur.Client;

/// <summary>How a command that prints an inventory is run.</summary>
public sealed record CommandInventoryOptions : InventoryTextOptions
{
    internal static CommandInventoryOptions DefaultCommand { get; } = new();

    /// <summary>How long the command may take; then it is killed, with all that it started.</summary>
    /// <value>5 minutes by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than 24 days.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = Guards.Positive(value, nameof(TimeLimit));
    } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a command that ends well and prints nothing means that the backend is empty. A pipeline whose first part failed ends
    /// like that, too.
    /// </summary>
    /// <value>False by default: no output is an error. An empty array, <c>[]</c>, is an empty inventory all the same.</value>
    public bool AllowNoOutput { get; init; }

    /// <summary>The folder in which the command runs.</summary>
    /// <value>Null by default: that of this program.</value>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables that are set in the command's environment, or taken out of it by null, besides those of this program.</summary>
    /// <value>None by default: the command has what this program has. Take out what it need not know, such as a token.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyDictionary<string, string?> Environment
    {
        get;
        init => field = Guards.NotNull(value, nameof(Environment));
    } = new Dictionary<string, string?>();

    /// <summary>Takes, as a warning, what a command that ended well wrote to its standard error.</summary>
    /// <value>Logs nothing by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ILogger Logger
    {
        get;
        init => field = Guards.NotNull(value, nameof(Logger));
    } = NullLogger.Instance;

    /// <summary>The clock of the time limit.</summary>
    /// <value>The system's by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = Guards.NotNull(value, nameof(TimeProvider));
    } = TimeProvider.System;
}
