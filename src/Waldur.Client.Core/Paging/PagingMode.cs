namespace Waldur.Client;

/// <summary>How sure a listing must be that rows which move while it is read are not missed.</summary>
public enum PagingMode
{
    /// <summary>
    /// Gives every row that was in the list the whole time, each once, or ends with
    /// <see cref="IncompleteListingException"/>. Reads the list again, after a pause, where rows may have been missed.
    /// </summary>
    Complete = 0,

    /// <summary>
    /// Reads the list once and keeps no more than a few thousand ids in memory, however long the list is. Rows that others add
    /// at its front are no trouble; each row that others delete from the part already read can hide one row that was not
    /// read yet, and nothing shows it.
    /// </summary>
    Quick = 1,
}
