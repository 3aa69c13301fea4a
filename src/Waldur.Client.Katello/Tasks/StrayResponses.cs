namespace Waldur.Client.Katello;

/// <summary>
/// Distinguishes failures of a poll that pass by themselves from those that do not. What is no response of this server, such as a login page
/// or a gateway's 404, may be over with the next poll; several in a row will not be.
/// </summary>
internal sealed class StrayResponses
{
    private const int MaxInARow = 4;
    private int _inARow;

    public void Reset() => _inARow = 0;

    public bool MayPass(Exception error)
    {
        if (error is not ApiException failure)
        {
            return false;
        }

        if (failure is ApiUnexpectedContentException || failure is ApiNotFoundException { IsConfirmed: false } or ApiNotFoundException { IsRouteMissing: true })
        {
            return ++_inARow <= MaxInARow;
        }

        return failure.IsTransient;
    }
}
