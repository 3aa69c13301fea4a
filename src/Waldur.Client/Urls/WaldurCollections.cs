namespace Waldur.Client;

/// <summary>The segment of the path under which each kind of object is found.</summary>
internal static class WaldurCollections
{
    private static readonly string[] Segments =
    [
        "customers",
        "projects",
        "marketplace-service-providers",
        "marketplace-categories",
        "marketplace-public-offerings",
        "marketplace-provider-offerings",
        "marketplace-plans",
        "marketplace-resources",
        "marketplace-provider-resources",
        "marketplace-orders",
        "backend-resources",
        "backend-resource-requests",
        "marketplace-remote-synchronisations",
        "marketplace-software-catalogs",
    ];

    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration.</exception>
    public static string Of(WaldurObject kind) =>
        (uint)kind < (uint)Segments.Length
            ? Segments[(int)kind]
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of object.");

    public static WaldurObject? Find(ReadOnlySpan<char> segment)
    {
        for (var i = 0; i < Segments.Length; i++)
        {
            if (segment.SequenceEqual(Segments[i]))
            {
                return (WaldurObject)i;
            }
        }

        return null;
    }
}
