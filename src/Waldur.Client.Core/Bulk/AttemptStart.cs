using System.Runtime.InteropServices;

namespace Waldur.Client.Core;

/// <summary>What is remembered of an attempt until it ends.</summary>
/// <param name="Timestamp">When it began.</param>
/// <param name="Active">How many were under way then, itself included.</param>
/// <param name="Epoch">How many times the level had fallen by then.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AttemptStart(long Timestamp, int Active, int Epoch);
