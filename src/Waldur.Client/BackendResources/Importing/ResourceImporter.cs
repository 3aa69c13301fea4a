using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Imports one backend resource and judges what became of it.</summary>
internal sealed class ResourceImporter(BackendResources resources, TimeProvider timeProvider)
{
    private const int MaxAttempts = 2;
    private static readonly object GoneMark = new();

    public async Task<ImportResult> ImportAsync(BackendResource source, Guid? plan, CancellationToken cancellationToken)
    {
        ApiException? lost = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new ImportResult(source, ImportOutcome.Imported, await resources.ImportAsync(source.Uuid, plan, cancellationToken).ConfigureAwait(false));
            }
            catch (ApiException error) when (error.MayHaveActed)
            {
                lost = error;
            }
            catch (ApiException error)
            {
                return new ImportResult(source, ToOutcome(error, plan, lost), Error: error);
            }

            try
            {
                if (!await IsStillThereAsync(source.Uuid, lost, cancellationToken).ConfigureAwait(false))
                {
                    return new ImportResult(source, ImportOutcome.ProbablyImported, Error: lost);
                }
            }
            catch (ApiException)
            {
                return new ImportResult(source, ImportOutcome.Failed, Error: lost);
            }

            // Two imports of one row at the same time are not kept apart by the server: while one may still run, none is sent again.
            if (attempt == MaxAttempts || LostResponse.MayStillRun(lost))
            {
                return new ImportResult(source, ImportOutcome.Failed, Error: lost);
            }
        }
    }

    private static ImportOutcome ToOutcome(ApiException error, Guid? plan, ApiException? lost) => error switch
    {
        ApiNotFoundException { IsRouteMissing: false } => lost is null ? ImportOutcome.Gone : ImportOutcome.ProbablyImported,
        ApiValidationException validation when plan is null && validation.ForField("plan").Count > 0 => ImportOutcome.PlanRequired,
        ApiValidationException validation when IsAlreadyImported(validation) => ImportOutcome.AlreadyImported,
        _ => ImportOutcome.Failed,
    };

    // The only refusal of an import that comes as a bare list of texts besides the rules for backend ids; requests ask for English.
    private static bool IsAlreadyImported(ApiValidationException error) =>
        error.Errors.Count == 0 && error.NonFieldErrors.Any(text => text.Contains("imported already", StringComparison.OrdinalIgnoreCase));

    private async Task<bool> IsStillThereAsync(Guid uuid, ApiException lost, CancellationToken cancellationToken) =>
        await LostResponse.LookUpAsync(token => GoneMarkAsync(uuid, token), lost, timeProvider, cancellationToken).ConfigureAwait(false) is null;

    private async Task<object?> GoneMarkAsync(Guid uuid, CancellationToken cancellationToken)
    {
        try
        {
            await resources.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ApiNotFoundException error) when (!error.IsRouteMissing)
        {
            return GoneMark;
        }
    }
}
