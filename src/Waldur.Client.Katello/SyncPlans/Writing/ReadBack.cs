using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Reads after a write that went well. Where that fails, the error says that the server has acted: so it is looked up patiently.</summary>
internal static class ReadBack
{
    public static async Task<SyncPlan> ExecuteAsync(Func<Task<SyncPlan?>> read)
    {
        try
        {
            return await read().ConfigureAwait(false)
                ?? throw new ApiUnexpectedContentException("The server responded without the sync plan, and does not find it.") { MayHaveActed = true };
        }
        catch (ApiException error) when (!error.MayHaveActed)
        {
            throw ActedError.From(error);
        }
    }
}
