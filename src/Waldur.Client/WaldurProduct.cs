using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>What sets Waldur's servers apart.</summary>
internal static class WaldurProduct
{
    /// <summary>The header in which Waldur counts the rows of a whole list.</summary>
    public const string TotalHeader = "X-Result-Count";

    public static ApiProduct Instance { get; } = new()
    {
        Name = "Waldur.Client",
        UserAgent = "waldur-dotnet",
        IsOwnError = static (status, body, _) => IsOwnError(status, body),
    };

    // Only what is wrong with the input is said of fields and in lists. All else is said in a detail: many gateways write JSON of
    // their own.
    private static bool IsOwnError(HttpStatusCode status, ErrorBody body) => body.Shape switch
    {
        ErrorBodyShape.Detail => body.Detail is { } detail && !IsBareStatus(status, detail),
        ErrorBodyShape.Fields or ErrorBodyShape.List => status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity,
        _ => false,
    };

    // A gateway that writes a detail, too, has nothing to say in it but the name of the status: "Not Found", where Django says "Not found.".
    private static bool IsBareStatus(HttpStatusCode status, string detail) =>
        !IsSentence(detail)
        && string.Equals(detail.Replace(" ", "", StringComparison.Ordinal).TrimEnd('.'), status.ToString(), StringComparison.OrdinalIgnoreCase);

    private static bool IsSentence(string text) =>
        text.EndsWith('.') && text.Contains(' ', StringComparison.Ordinal) && char.IsUpper(text[0]) && !text.AsSpan(1).ContainsAnyInRange('A', 'Z');
}
