using System.Text;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Damages the bytes of a response, as its seed says.</summary>
internal static class Mutation
{
    private static readonly byte[][] Fragments =
    [
        .. new[]
        {
            "null", "true", "[]", "{}", "[[[[", "}", "]", ",", ":", "\"", "\"\"", "-0", "1e-40", "1e999", "99999999999999999999", "0.1", "\"\\ud800\"", "\"\\u0000\"",
            "{\"a\":", "\"uuid\":7,", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59-14:00\"", "NaN", "//", "\uFEFF",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0],
    ];

    public static byte[] Of(byte[] body, int seed)
    {
        var random = new Random(seed);
        var bytes = body.ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            Apply(bytes, random);
        }

        return [.. bytes];
    }

    private static void Apply(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 12), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, Fragments[random.Next(Fragments.Length)]);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4 when length > 0:
                bytes[at] = (byte)random.Next(256);
                break;
            default:
                ReplaceValue(bytes, random);
                break;
        }
    }

    // Puts another value behind a colon, so that the whole stays well formed more often than not.
    private static void ReplaceValue(List<byte> bytes, Random random)
    {
        var colons = Enumerable.Range(0, bytes.Count).Where(i => bytes[i] == (byte)':').ToList();
        if (colons.Count == 0)
        {
            return;
        }

        var start = colons[random.Next(colons.Count)] + 1;
        var end = start;
        while (end < bytes.Count && bytes[end] is not ((byte)',' or (byte)'}' or (byte)']'))
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Fragments[random.Next(Fragments.Length)]);
    }
}
