using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Reads one JSON value of a response.</summary>
/// <typeparam name="T">What it becomes.</typeparam>
/// <param name="reader">The reader, on the value's first token.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonValueReader<out T>(ref ModelReader reader);
