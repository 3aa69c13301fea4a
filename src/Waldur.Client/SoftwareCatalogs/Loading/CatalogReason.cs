using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Why a catalog is not loaded, in words.</summary>
internal static class CatalogReason
{
    public static string From(CatalogOutcome outcome, string name, WaitResult<SoftwareCatalog> wait, ApiException? lost)
    {
        var waited = Seconds(wait.Elapsed);
        var reason = outcome switch
        {
            CatalogOutcome.Failed => wait.Value?.UpdateErrors ?? "",
            CatalogOutcome.NotAppeared =>
                $"No new catalog {name} appeared within {waited}: the server could not find out its version, or no worker takes up its jobs.",
            CatalogOutcome.NotStarted =>
                $"The job did not begin within {waited}: its loader could not be made, or no worker takes up the server's jobs.",
            CatalogOutcome.NotFinished =>
                $"The job began but left no mark of its end within {waited}: it still runs, or its worker died.",
            CatalogOutcome.Cancelled => "The caller stopped waiting; the server goes on.",
            _ => "",
        };
        return reason.Length == 0 ? reason : reason + Waited(outcome, wait.Subject) + Clause(" The last poll failed: ", wait.LastError) + Clause(" The response to the call was lost: ", lost);
    }

    private static string Waited(CatalogOutcome outcome, string? subject) =>
        subject is not null && outcome is CatalogOutcome.NotAppeared or CatalogOutcome.NotStarted or CatalogOutcome.NotFinished
            ? $" This was {subject}."
            : "";

    private static string Clause(string words, Exception? error) => error is null ? "" : words + error.Message;

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
}
