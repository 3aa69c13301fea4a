using System.Globalization;
using System.Runtime.InteropServices;

namespace Waldur.Client;

/// <summary>Where in an inventory's text an item begins.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Number">The item's number in its array, counted from 1; null where each line is an item.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InventoryPlace(long Line, int? Number)
{
    public override string ToString() => Number is null
        ? string.Create(CultureInfo.InvariantCulture, $"line {Line}")
        : string.Create(CultureInfo.InvariantCulture, $"line {Line}, item {Number}");
}
