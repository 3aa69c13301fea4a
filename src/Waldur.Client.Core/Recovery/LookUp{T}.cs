using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>What one look-up has shown.</summary>
/// <typeparam name="T">What the write gives.</typeparam>
/// <param name="State">Whether the effect was seen.</param>
/// <param name="Value">What the write would have given, where the effect was seen.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LookUp<T>(LookUpState State, T? Value);
