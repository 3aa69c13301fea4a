namespace Waldur.Client.Kiota;

/// <summary>Parameters as the servers write them: Kiota puts dashes into a uuid, which some routes of Waldur do not know.</summary>
internal static class WireParameters
{
    /// <summary>Copies parameters; those of a builder are shared by all its requests and are never changed.</summary>
    public static Dictionary<string, object> Copy(IDictionary<string, object> parameters)
    {
        var copy = new Dictionary<string, object>(parameters.Count + 1, StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            copy[name] = ToWire(value);
        }

        return copy;
    }

    private static object ToWire(object value) => value switch
    {
        Guid uuid => uuid.ToString("N"),
        IEnumerable<Guid> uuids => uuids.Select(static uuid => uuid.ToString("N")).ToArray(),
        IEnumerable<Guid?> uuids => uuids.Where(static uuid => uuid is not null).Select(static uuid => uuid!.Value.ToString("N")).ToArray(),
        _ => value,
    };
}
