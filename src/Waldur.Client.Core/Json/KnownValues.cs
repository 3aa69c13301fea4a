using System.Text;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>The known values of an open enum beside their UTF-8 text, so that reading one neither transcodes nor allocates.</summary>
internal static class KnownValues<T>
    where T : struct, IOpenEnum<T>
{
    private static readonly (byte[] Utf8, T Value)[] All = [.. T.Known.Select(known => (Encoding.UTF8.GetBytes(known.Value), known))];

    public static bool TryFind(ref Utf8JsonReader reader, out T value)
    {
        foreach (var (utf8, known) in All)
        {
            if (reader.ValueTextEquals(utf8))
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }
}
