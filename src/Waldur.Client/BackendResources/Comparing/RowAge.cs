using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The order in which rows were made; one that does not say when counts as the newest.</summary>
internal static class RowAge
{
    public static DateTimeOffset From(BackendResource row) => row.Created == default ? DateTimeOffset.MaxValue : row.Created;

    /// <summary>Which of two rows is the older one, the same for everybody: negative for the first.</summary>
    public static int Compare(BackendResource one, BackendResource other) =>
        From(one).CompareTo(From(other)) is var age and not 0 ? age : one.Uuid.CompareTo(other.Uuid);
}
