using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>How a job reads a list: with the client's page size and bounds, and always the whole of it.</summary>
/// <remarks>
/// A client may be set to read quickly, from a later page or not to the end. A job decides by what a list does not hold, so none of
/// that may count for it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JobPaging
{
    /// <summary>Makes the options of a job's lists.</summary>
    /// <param name="options">The client's options, whose <see cref="ClientOptions.Paging"/> counts.</param>
    /// <param name="parallelism">How many pages the job reads at once; as the client does when left out.</param>
    /// <returns>The client's paging, complete and from the first page to the last.</returns>
    public static PageOptions Create(ClientOptions options, Concurrency? parallelism = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Paging with
        {
            Mode = PagingMode.Complete,
            StartPage = 1,
            MaxItems = null,
            Parallelism = parallelism ?? options.Paging.Parallelism,
        };
    }
}
