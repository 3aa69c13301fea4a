using System.Diagnostics.CodeAnalysis;

namespace Waldur.Client.Testing;

/// <summary>The two forms of a uuid that the server accepts: 32 hex digits, with dashes or without.</summary>
internal static class WireUuid
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid uuid) =>
        Guid.TryParseExact(text, "N", out uuid) || Guid.TryParseExact(text, "D", out uuid);

    public static string Hex(this Guid uuid) => uuid.ToString("N");

    public static string Dashed(this Guid uuid) => uuid.ToString("D");
}
