using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>JSON that is whole but not what was asked for; says what was expected and what came, without a value that may be secret.</summary>
internal sealed class UnexpectedShapeException(string expected, string found) : JsonException($"Expected {expected} but found {found}.")
{
    public string Expected { get; } = expected;

    public string Found { get; } = found;
}
