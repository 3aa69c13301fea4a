using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Finds an error in a response with a good status. It never throws, whatever the body.</summary>
/// <param name="body">The body.</param>
/// <returns>Whether the body reports an error.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool HiddenErrorRule(ReadOnlySpan<byte> body);
