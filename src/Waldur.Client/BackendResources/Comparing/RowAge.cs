using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The order in which rows were made, the same for everybody; one that does not say when counts as the newest.</summary>
internal static class RowAge
{
    public static IComparer<BackendResource> OldestFirst { get; } = Comparer<BackendResource>.Create(Compare);

    private static DateTimeOffset From(BackendResource row) => row.Created == default ? DateTimeOffset.MaxValue : row.Created;

    private static int Compare(BackendResource one, BackendResource other) =>
        From(one).CompareTo(From(other)) is var age and not 0 ? age : one.Uuid.CompareTo(other.Uuid);
}
