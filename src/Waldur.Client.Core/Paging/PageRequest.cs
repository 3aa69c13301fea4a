using System.Runtime.InteropServices;

namespace Waldur.Client;

/// <summary>Which page to fetch.</summary>
/// <param name="Number">The page's number, counted from 1.</param>
/// <param name="Size">How many rows to ask for.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PageRequest(int Number, int Size);
