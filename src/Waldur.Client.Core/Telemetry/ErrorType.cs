using System.Globalization;
using System.Net;

namespace Waldur.Client.Core;

/// <summary>
/// What kind of failure it was: the status, where that says it, else the exception's type. Never a message, which is free text and
/// may hold anything.
/// </summary>
internal static class ErrorType
{
    public static string From(Exception error) => error is ApiException { StatusCode: { } status } && IsFailure(status)
        ? From(status)
        : error.GetType().FullName ?? error.GetType().Name;

    public static string From(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);

    public static bool IsFailure(HttpStatusCode status) => (int)status >= 300;
}
