using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>How one write of many ended.</summary>
/// <typeparam name="T">What the write gives.</typeparam>
/// <param name="State">How it ended.</param>
/// <param name="Value">What it gave, or what was found; the type's default where it did not succeed.</param>
/// <param name="Error">Why it failed or is uncertain, or with what its response was lost; null where all went well.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BulkWriteResult<T>(BulkWriteState State, T? Value = default, Exception? Error = null);
