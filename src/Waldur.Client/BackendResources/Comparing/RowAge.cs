using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The order in which rows were made; one that does not say when counts as the newest.</summary>
internal static class RowAge
{
    public static DateTimeOffset From(BackendResource row) => row.Created == default ? DateTimeOffset.MaxValue : row.Created;
}
