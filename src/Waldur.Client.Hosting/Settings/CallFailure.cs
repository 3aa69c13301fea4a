using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Waldur.Client.Hosting;

/// <summary>What a health check says of a call that failed.</summary>
internal static class CallFailure
{
    public static HealthCheckResult ToResult(HealthCheckContext context, Exception error, Dictionary<string, object> data)
    {
        data["error"] = error.GetType().Name;
        if (error is ApiException { StatusCode: { } status })
        {
            data["status"] = ((int)status).ToString(CultureInfo.InvariantCulture);
        }

        return new HealthCheckResult(context.Registration.FailureStatus, ErrorLine.From(error), error, data);
    }
}
