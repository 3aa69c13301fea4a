using System.Runtime.InteropServices;

namespace Waldur.Client.Core;

/// <summary>Rows between which nothing can hide, by the numbers of the first and the last that have one.</summary>
/// <param name="Lowest">The lowest number; null where there is none.</param>
/// <param name="Highest">The highest number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(int? Lowest, int Highest)
{
    /// <summary>What lies in front of the list's first row.</summary>
    public static Stretch FromStart => new(-1, -1);

    /// <summary>No numbered row.</summary>
    public static Stretch Nothing => new(null, -1);

    /// <summary>With one row more.</summary>
    public Stretch With(int number) => new(Lowest ?? number, number);

    /// <summary>With the list's end.</summary>
    public Stretch ToEnd() => this with { Highest = int.MaxValue };

    /// <summary>With the rows that follow.</summary>
    public Stretch Join(Stretch next) => new(Lowest ?? next.Lowest, Math.Max(Highest, next.Highest));

    /// <summary>Whether a gap, behind the row of its number, lies well within.</summary>
    /// <param name="gap">The row's number.</param>
    /// <param name="margin">How many numbers must lie on either side: rows of the same age may change places.</param>
    public bool Spans(int gap, int margin) =>
        Lowest is { } lowest
        && gap >= (lowest < 0 ? lowest : (long)lowest + margin)
        && (Highest == int.MaxValue || (long)gap + margin < Highest);
}
