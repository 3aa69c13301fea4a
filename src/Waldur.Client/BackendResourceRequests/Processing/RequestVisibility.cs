namespace Waldur.Client;

/// <summary>
/// Whether a request that is not found may only be hidden. The server says 404 both of what does not exist and of what the user may not
/// see; and who lost the role on an offering sees none of its requests.
/// </summary>
internal sealed class RequestVisibility(WaldurClient waldur)
{
    /// <summary>Whether the requests of an offering may be hidden from the user now: nothing but seeing the offering rules it out.</summary>
    /// <param name="offering">The offering; null or empty where it is not known, so that nothing can be found out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<bool> MayHideAsync(Guid? offering, CancellationToken cancellationToken)
    {
        if (offering is not { } uuid || uuid == Guid.Empty)
        {
            return false;
        }

        try
        {
            await waldur.Offerings.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (ApiException)
        {
            return true;
        }
    }
}
