using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Reads an inventory again and again. Files are not watched by the system's notices: these do not come over a network's file
/// systems, nor where a container's file is exchanged as a whole.
/// </summary>
internal sealed partial class InventoryWatch(IInventorySource source, InventoryWatchOptions options)
{
    private string? _problem;

    public async IAsyncEnumerable<IReadOnlyList<InventoryItem>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<InventoryItem>? given = null;
        var givenAt = 0L;
        while (true)
        {
            if (await TryReadAsync(cancellationToken).ConfigureAwait(false) is { } items && (given is null || !items.SequenceEqual(given) || MustRepeat(givenAt)))
            {
                (given, givenAt) = (items, options.TimeProvider.GetTimestamp());
                yield return items;
            }

            await Task.Delay(options.Interval, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool MustRepeat(long givenAt) => options.RepeatAfter is { } time && options.TimeProvider.GetElapsedTime(givenAt) >= time;

    // An inventory that is being written is whole the next time.
    private async Task<IReadOnlyList<InventoryItem>?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var items = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
            _problem = null;
            return items;
        }
        catch (InventoryException error)
        {
            var problem = ProblemKey.From(error);
            if (problem != _problem)
            {
                LogProblem(options.Logger.ToSafeLogger(), error.Message);
            }

            _problem = problem;
            return null;
        }
    }

    [LoggerMessage(102, LogLevel.Warning, "The inventory is not whole, and is read again. {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);
}
