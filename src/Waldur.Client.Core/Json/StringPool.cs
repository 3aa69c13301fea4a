using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// Gives one string instance for text that repeats within a response (names and urls of offerings and projects):
/// the last strings seen, in slots chosen by a hash of their bytes.
/// </summary>
internal sealed class StringPool : IDisposable
{
    private const int MinSlots = 64;
    private const int MaxSlots = 512;
    private readonly int _shift;
    private string?[] _slots;

    /// <summary>Makes a pool of a size that suits the response.</summary>
    /// <param name="responseLength">The length of the response, in bytes.</param>
    public StringPool(int responseLength)
    {
        var slots = BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(responseLength / 1024, MinSlots, MaxSlots));
        _slots = ArrayPool<string?>.Shared.Rent((int)slots);
        _shift = 64 - BitOperations.Log2(slots);
    }

    // Cleared, or the array would keep a response's text in memory.
    public void Dispose()
    {
        var slots = _slots;
        _slots = [];
        if (slots.Length > 0)
        {
            ArrayPool<string?>.Shared.Return(slots, clearArray: true);
        }
    }

    public string Get(ref Utf8JsonReader reader)
    {
        var span = reader.ValueSpan;
        if (span.Length == 0)
        {
            return "";
        }

        ref var slot = ref _slots[Hash(span) >> _shift];
        if (slot is null || !Holds(ref reader, span, slot))
        {
            slot = reader.GetString()!;
        }

        return slot;
    }

    // Comparing without transcoding takes a third of the time; nearly all text that repeats is ASCII.
    private static bool Holds(ref Utf8JsonReader reader, ReadOnlySpan<byte> span, string text) =>
        (!reader.ValueIsEscaped && Ascii.Equals(span, text)) || reader.ValueTextEquals(text);

    // Urls differ near their end, names anywhere: the length and eight bytes from three places spread well enough.
    private static ulong Hash(ReadOnlySpan<byte> span)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)span.Length * Multiplier;
        if (span.Length < sizeof(ulong))
        {
            foreach (var b in span)
            {
                hash = (hash ^ b) * Multiplier;
            }

            return hash;
        }

        hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(span)) * Multiplier;
        hash = (BitOperations.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(span[((span.Length - sizeof(ulong)) / 2)..])) * Multiplier;
        return (BitOperations.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(span[^sizeof(ulong)..])) * Multiplier;
    }
}
