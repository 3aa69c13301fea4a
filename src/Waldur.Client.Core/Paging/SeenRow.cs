using System.Runtime.InteropServices;

namespace Waldur.Client.Core;

/// <summary>What is remembered of a row.</summary>
/// <param name="Rank">Its place in the first walk; null where only a later one found it.</param>
/// <param name="Walk">The last walk that met it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SeenRow(int? Rank, int Walk);
