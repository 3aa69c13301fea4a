namespace Waldur.Client;

/// <summary>How sure a listing must be that rows which move while it is read are not missed.</summary>
public enum PagingMode
{
    /// <summary>
    /// Reads the list once. Rows that others add at its front are no trouble; each row that others delete from the part
    /// already read can hide one row that was not read yet.
    /// </summary>
    Simple = 0,

    /// <summary>
    /// Reads the list again and again until nothing can have been missed, and gives each row once. See
    /// <see cref="PageOptions.Mode"/>.
    /// </summary>
    Complete = 1,
}
