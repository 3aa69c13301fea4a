using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>What sets Katello's servers apart: Foreman names its version with every response, and errors have shapes of their own.</summary>
internal static class KatelloProduct
{
    public static ApiProduct Instance { get; } = new()
    {
        Name = "Waldur.Client.Katello",
        IsOwnError = static (_, body, headers) =>
            headers.ServerVersion is not null || body.Shape is ErrorBodyShape.Envelope or ErrorBodyShape.Error,
    };
}
