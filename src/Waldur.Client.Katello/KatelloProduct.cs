using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>What sets Katello's servers apart: Foreman names its version with every response, and errors have shapes of their own.</summary>
internal static class KatelloProduct
{
    /// <summary>The header in which Foreman names its version.</summary>
    public const string VersionHeader = "Foreman_version";

    public static ApiProduct Instance { get; } = new()
    {
        Name = "Waldur.Client.Katello",
        UserAgent = "waldur-dotnet",
        VersionHeader = VersionHeader,
        IsHiddenError = HiddenError.IsIn,
        IsOwnError = static (_, body, headers) =>
            body.Shape is ErrorBodyShape.Envelope or ErrorBodyShape.Error || (headers[VersionHeader] is not null && !body.IsHtml),
    };
}
