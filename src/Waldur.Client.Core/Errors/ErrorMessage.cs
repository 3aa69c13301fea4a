using System.Globalization;
using System.Net;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>Puts a failure into one line.</summary>
internal static class ErrorMessage
{
    private const int PathLimit = 300;
    internal const int IdLimit = 100;
    private const int SaidLimit = 500;
    private const int FieldsShown = 3;

    /// <summary>
    /// For example: <c>POST /api/backend-resources/ failed: 400 Bad Request: offering: This field is required. (request id: 17)</c>
    /// </summary>
    public static string Of(ApiFailure failure, ErrorBody details, string? hint)
    {
        var line = new StringBuilder();
        line.Append(What(failure)).Append(" failed");
        Append(line, ": ", failure.StatusCode is { } status ? Status(status) : null);
        Append(line, ": ", Said(details) is { } said ? ErrorText.OneLine(BodyText.Mask(ErrorText.Start(said, SaidLimit * 4)), SaidLimit) : null);
        Append(line, line[^1] is '.' or '!' or '?' or '…' ? " " : ". ", ErrorText.OneLine(hint, SaidLimit));
        var id = ErrorText.OneLine(failure.RequestId, IdLimit);
        return id.Length > 0 ? line.Append(" (request id: ").Append(id).Append(')').ToString() : line.ToString();
    }

    public static string Status(HttpStatusCode status)
    {
        using var response = new HttpResponseMessage(status);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)status} {response.ReasonPhrase}").TrimEnd();
    }

    private static string What(ApiFailure failure)
    {
        var what = ErrorText.OneLine($"{failure.Method} {failure.Path ?? failure.OperationId}", PathLimit);
        what = what.Length > 0 ? what : "The call";

        // Where no response came, the first question is from where.
        return failure is { StatusCode: null, Host: { Length: > 0 } host } ? $"{what} at {host}" : what;
    }

    private static string? Said(ErrorBody details)
    {
        if (details.FieldErrors.Count == 0)
        {
            return details.Detail;
        }

        var fields = details.FieldErrors.Take(FieldsShown).Select(static error => error.ToString());
        var general = details.Detail is null ? [] : new[] { details.Detail };
        var more = details.FieldErrors.Count - FieldsShown;
        return string.Join("; ", general.Concat(fields))
            + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $"; and {more} more fields") : "");
    }

    private static void Append(StringBuilder line, string separator, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            line.Append(separator).Append(text);
        }
    }
}
