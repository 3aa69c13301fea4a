using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Imports backend resources when responses may get lost. Two imports of one row at the same moment are not kept apart by the
/// server: none is sent twice.
/// </summary>
internal sealed class ResourceImporter(WaldurClient waldur)
{
    private readonly BackendResources _resources = new(waldur);

    /// <summary>Imports one.</summary>
    public async Task<ImportResult> ImportAsync(BackendResource source, Guid? plan, CancellationToken cancellationToken)
    {
        var write = new RecoverableWrite<Resource?>
        {
            Send = token => SendAsync(source, plan, token),
            LookUp = token => LookUpAsync(source, token),
            Retry = RetryRule.Never,
        };
        try
        {
            var result = await new Writes(waldur.Endpoint, waldur.Options).ExecuteAsync($"the import of {source.Name}", write, cancellationToken).ConfigureAwait(false);
            return result.Certainty switch
            {
                WriteCertainty.Uncertain => new ImportResult(source, ImportOutcome.Uncertain, Error: result.Error),
                WriteCertainty.Absent => new ImportResult(source, ImportOutcome.Failed, Error: result.Error),
                _ => Imported(source, result.Value, result.Error),
            };
        }
        catch (ApiException error)
        {
            return Refused(source, plan, error);
        }
    }

    /// <summary>Imports many.</summary>
    /// <param name="sources">The backend resources.</param>
    /// <param name="plan">Chooses the plan of each.</param>
    /// <param name="runner">Carries out the calls; this importer's client must be paced by it.</param>
    /// <param name="end">Takes each result as it comes; those that had not begun when the caller cancelled do not come.</param>
    /// <param name="cancellationToken">Begins no further import.</param>
    public Task ImportAsync(
        IReadOnlyList<BackendResource> sources,
        Func<BackendResource, Guid?> plan,
        BulkRunner runner,
        Action<ImportResult> end,
        CancellationToken cancellationToken)
    {
        var write = new BulkWrite<BackendResource, Resource?>
        {
            Name = "import",
            Send = (source, token) => SendAsync(source, plan(source), token),
            LookUp = LookUpAsync,
            Retry = RetryRule.Never,
            Progress = (source, result, _, _) =>
            {
                if (ToResult(source, plan, result) is { } ended)
                {
                    end(ended);
                }
            },
        };
        return new BulkRecovery(runner, waldur.Options.LostResponse, waldur.Options.TimeProvider).ExecuteAsync(sources, write, cancellationToken);
    }

    private async Task<Resource?> SendAsync(BackendResource source, Guid? plan, CancellationToken cancellationToken)
    {
        var resource = await _resources.ImportAsync(source.Uuid, plan, cancellationToken).ConfigureAwait(false);

        // A response that belongs to another call says nothing of this one.
        return (resource.OfferingUuid ?? source.Offering) == source.Offering && (string.IsNullOrEmpty(resource.BackendId) || resource.BackendId == source.BackendId)
            ? resource
            : throw new ApiUnexpectedContentException(
                $"Backend resource {source.Uuid:N} of backend id {source.BackendId} was imported, and the response shows the resource of backend id {resource.BackendId}.") { MayHaveActed = true };
    }

    // An import deletes the row: where the server itself says that the row is gone, it was imported, or deleted meanwhile.
    private async Task<LookUp<Resource?>> LookUpAsync(BackendResource source, CancellationToken cancellationToken) =>
        await _resources.TryGetAsync(source.Uuid, cancellationToken).ConfigureAwait(false) is null
            ? LookUp.Found<Resource?>(null)
            : LookUp.Absent<Resource?>();

    private static ImportResult? ToResult(BackendResource source, Func<BackendResource, Guid?> plan, BulkWriteResult<Resource?> result) => result.State switch
    {
        BulkWriteState.NotStarted => null,
        BulkWriteState.Succeeded => Imported(source, result.Value, result.Error),
        BulkWriteState.Uncertain => new ImportResult(source, ImportOutcome.Uncertain, Error: result.Error),
        _ when result.Error is ApiException error => Refused(source, TryPlan(source, plan), error),
        _ => new ImportResult(source, ImportOutcome.Failed, Error: result.Error),
    };

    private static ImportResult Imported(BackendResource source, Resource? resource, Exception? lost) =>
        resource is null
            ? new ImportResult(source, ImportOutcome.ProbablyImported, Error: lost)
            : new ImportResult(source, ImportOutcome.Imported, resource);

    private static Guid? TryPlan(BackendResource source, Func<BackendResource, Guid?> plan)
    {
        try
        {
            return plan(source);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static ImportResult Refused(BackendResource source, Guid? plan, ApiException error) => new(source, ToOutcome(error, plan), Error: error);

    private static ImportOutcome ToOutcome(ApiException error, Guid? plan) => error switch
    {
        _ when Absence.IsProvenBy(error) => ImportOutcome.Gone,
        ApiValidationException validation when plan is null && validation.ForField("plan").Count > 0 => ImportOutcome.PlanRequired,
        ApiValidationException validation when IsAlreadyImported(validation) => ImportOutcome.AlreadyImported,
        _ => ImportOutcome.Failed,
    };

    // The only refusal of an import that comes as a bare list of texts besides the rules for backend ids; requests ask for English.
    private static bool IsAlreadyImported(ApiValidationException error) =>
        error.Errors.Count == 0 && error.NonFieldErrors.Any(text => text.Contains("imported already", StringComparison.OrdinalIgnoreCase));
}
