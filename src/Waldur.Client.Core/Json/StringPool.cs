using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// Gives one string instance for text that repeats within an answer (names and urls of offerings and projects):
/// the last strings seen, in slots chosen by a hash of their bytes.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 64;
    private readonly string?[] _slots = new string?[Slots];

    public string Get(ref Utf8JsonReader reader)
    {
        var span = reader.ValueSpan;
        if (span.Length == 0)
        {
            return "";
        }

        // Urls differ near their end, names anywhere: the length and four bytes spread well enough.
        var hash = span.Length * 31;
        hash = (hash + span[^1]) * 31;
        hash = (hash + span[span.Length / 2]) * 31;
        hash = (hash + span[^Math.Min(span.Length, 6)]) * 31;
        hash += span[0];
        ref var slot = ref _slots[(uint)hash % Slots];
        if (slot is null || !reader.ValueTextEquals(slot))
        {
            slot = reader.GetString()!;
        }

        return slot;
    }
}
