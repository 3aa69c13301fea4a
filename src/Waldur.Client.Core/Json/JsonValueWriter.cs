using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Writes one JSON value of a request.</summary>
/// <typeparam name="T">What is written.</typeparam>
/// <param name="writer">The writer, where a value is due.</param>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void JsonValueWriter<in T>(ref ModelWriter writer, T value);
