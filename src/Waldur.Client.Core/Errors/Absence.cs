using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>
/// The one rule for when an object counts as gone: the server itself says so. A gateway's 404, an empty one and that of a
/// server which does not know the route say nothing about the object.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Absence
{
    /// <summary>Whether the error is positive evidence that the object does not exist, or not for this caller.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsProvenBy(ApiException error) => error is ApiNotFoundException { IsConfirmed: true, IsRouteMissing: false };

    /// <summary>Reads an object that may be gone.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The object; null where it is positively gone.</returns>
    /// <exception cref="ApiException">The call failed in any other way, an unconfirmed 404 included.</exception>
    public static async Task<T?> TryGetAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return await read(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiNotFoundException error) when (IsProvenBy(error))
        {
            return null;
        }
    }
}
