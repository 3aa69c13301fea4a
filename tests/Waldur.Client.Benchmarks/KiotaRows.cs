using System.Text;
using System.Text.RegularExpressions;

namespace Waldur.Client.Benchmarks;

/// <summary>The rows of the budgets, their uuids in the only form that Kiota's own transport reads.</summary>
internal static partial class KiotaRows
{
    public static byte[] WithDashes(byte[] json) =>
        Encoding.UTF8.GetBytes(Hex().Replace(Encoding.UTF8.GetString(json), static match => $"\"{Guid.ParseExact(match.Groups[1].Value, "N"):D}\""));

    [GeneratedRegex("\"([0-9a-f]{32})\"")]
    private static partial Regex Hex();
}
