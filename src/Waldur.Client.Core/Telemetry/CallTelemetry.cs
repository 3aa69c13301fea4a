using System.Diagnostics;

namespace Waldur.Client.Core;

/// <summary>What all calls of one client have in common where they are observed.</summary>
internal sealed class CallTelemetry(ApiTelemetry telemetry, Uri endpoint)
{
    private readonly string _urlPrefix = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public ApiTelemetry Telemetry { get; } = telemetry;

    public string Host { get; } = endpoint.IdnHost;

    /// <summary>The port, as an object once and for all.</summary>
    public object Port { get; } = endpoint.Port;

    /// <summary>Whether anybody wants spans or metrics of calls: nothing is made for them otherwise.</summary>
    public bool IsListening =>
        Telemetry.Source.HasListeners() || Telemetry.Calls.Enabled || Telemetry.Resends.Enabled || Telemetry.Pages.Enabled;

    /// <summary>Starts a call's span; null where nobody wants it.</summary>
    public Activity? StartSpan(ApiRequest request)
    {
        if (!Telemetry.Source.HasListeners())
        {
            return null;
        }

        // With the tags that a sampler may decide by.
        KeyValuePair<string, object?>[] tags =
        [
            new(TelemetryTags.Method, request.Operation.Method.Method),
            new(TelemetryTags.Host, Host),
            new(TelemetryTags.Port, Port),
            new(TelemetryTags.Url, SafeUrl.From(_urlPrefix, request)),
            new(TelemetryTags.Template, request.Operation.PathTemplate),
        ];
        return Telemetry.Source.StartActivity(request.Operation.ToString(), ActivityKind.Client, default(ActivityContext), tags);
    }

    /// <summary>The tags of every metric of a call.</summary>
    public TagList TagsOf(ApiOperation operation) =>
    [
        new(TelemetryTags.Method, operation.Method.Method),
        new(TelemetryTags.Host, Host),
        new(TelemetryTags.Port, Port),
        new(TelemetryTags.Template, operation.PathTemplate),
    ];
}
