using System.Buffers;
using System.Globalization;

namespace Waldur.Client;

/// <summary>The number of a release, such as 8.1.3 or 8.1.3-rc.2: its numbers, and the words of one that came before it.</summary>
internal readonly struct ReleaseNumber
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");
    private readonly int[] _numbers;
    private readonly string[] _words;

    private ReleaseNumber(int[] numbers, string[] words)
    {
        _numbers = numbers;
        _words = words;
    }

    /// <summary>Reads a number. A leading <c>v</c>, and what follows a plus, do not count.</summary>
    public static ReleaseNumber? Parse(string? text)
    {
        var release = (text ?? "").Trim().TrimStart('v', 'V').Split('+')[0];
        var length = release.AsSpan().IndexOfAnyExcept(NumberSigns) is var end and >= 0 ? end : release.Length;
        var parts = release[..length].Split('.', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers.Length == 0 ? null : new(numbers, release[length..].Split(['.', '-'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Compares the numbers alone: a release and its candidates are equal.</summary>
    public int CompareNumbers(ReleaseNumber other)
    {
        for (var i = 0; i < Math.Max(_numbers.Length, other._numbers.Length); i++)
        {
            if (_numbers.ElementAtOrDefault(i).CompareTo(other._numbers.ElementAtOrDefault(i)) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>Compares all of it: a release comes after its candidates.</summary>
    public int CompareAll(ReleaseNumber other) => CompareNumbers(other) is var order and not 0 ? order : CompareWords(_words, other._words);

    private static int CompareWords(string[] mine, string[] others)
    {
        if (mine.Length == 0 || others.Length == 0)
        {
            return (mine.Length == 0).CompareTo(others.Length == 0);
        }

        for (var i = 0; i < Math.Min(mine.Length, others.Length); i++)
        {
            if (CompareWord(mine[i], others[i]) is var order and not 0)
            {
                return order;
            }
        }

        return mine.Length.CompareTo(others.Length);
    }

    private static int CompareWord(string mine, string other) =>
        long.TryParse(mine, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var otherNumber)
            ? number.CompareTo(otherNumber)
            : string.CompareOrdinal(mine, other);
}
