using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>A response with a good status in which the server says, in the property for it, that it refuses the request.</summary>
internal sealed class RefusedException(string text) : JsonException(text);
