using System.Diagnostics;
using System.Net;

namespace Waldur.Client.Core;

/// <summary>A call that somebody observes: it keeps the call's span, and measures.</summary>
internal sealed class ObservedCall : Call, IDisposable
{
    private readonly CallTelemetry _client;
    private Activity? _span;
    private int _resends;

    /// <summary>Begins a call and its span, which is the current one until it is disposed.</summary>
    public ObservedCall(CallTelemetry client, ApiRequest request, string? accept, ClientOptions options, CallOptions own)
        : base(request, accept, options, own)
    {
        _client = client;
        Unfailing.Run(() => _span = client.StartSpan(request));
    }

    /// <summary>Whether anybody keeps the span, so that it is worth describing.</summary>
    public bool IsRecorded => _span is { IsAllDataRequested: true };

    public override void OnResending(TimeSpan delay)
    {
        _resends++;
        Unfailing.Run(() => NoteResend(delay));
    }

    /// <summary>Notes that the call succeeded.</summary>
    /// <param name="status">The response's status.</param>
    /// <param name="requestId">The id that the server gave the call, without secrets.</param>
    public void Succeed(HttpStatusCode status, string? requestId) => Unfailing.Run(() => End(status, requestId, error: null));

    /// <summary>Notes that the call failed.</summary>
    /// <param name="error">What is thrown.</param>
    public void Fail(Exception error)
    {
        var failure = error as ApiException;
        Unfailing.Run(() => End(failure?.StatusCode, failure?.RequestId, ErrorType.From(error)));
    }

    public void Dispose() => Unfailing.Run(() => _span?.Dispose());

    private void NoteResend(TimeSpan delay)
    {
        if (IsRecorded)
        {
            _span!.AddEvent(new ActivityEvent(_client.Telemetry.Prefix + ".resend", tags: new()
            {
                { TelemetryTags.ResendCount, _resends },
                { TelemetryTags.Error, LastFailure?.ErrorType },
                { _client.Telemetry.Prefix + ".resend.delay", delay.TotalSeconds },
            }));
        }

        if (_client.Telemetry.Resends.Enabled)
        {
            var tags = _client.TagsOf(Request.Operation);
            tags.Add(TelemetryTags.Error, LastFailure?.ErrorType);
            _client.Telemetry.Resends.Add(1, tags);
        }
    }

    private void End(HttpStatusCode? status, string? requestId, string? error)
    {
        if (IsRecorded)
        {
            Describe(_span!, status, requestId, error);
        }

        var telemetry = _client.Telemetry;
        if (!telemetry.Calls.Enabled && !telemetry.Pages.Enabled)
        {
            return;
        }

        var tags = _client.TagsOf(Request.Operation);
        if (IsPage && error is null)
        {
            telemetry.Pages.Add(1, tags);
        }

        if (status is { } code)
        {
            tags.Add(TelemetryTags.Status, (int)code);
        }

        if (error is not null)
        {
            tags.Add(TelemetryTags.Error, error);
        }

        telemetry.Calls.Record(Elapsed.TotalSeconds, tags);
    }

    private void Describe(Activity span, HttpStatusCode? status, string? requestId, string? error)
    {
        span.SetTag(TelemetryTags.Status, status is { } code ? (int)code : null);
        span.SetTag(TelemetryTags.ResendCount, _resends > 0 ? _resends : null);
        if (ErrorText.OneLine(requestId, ErrorMessage.IdLimit) is { Length: > 0 } id)
        {
            span.SetTag(TelemetryTags.RequestId, new[] { id });
        }

        if (error is not null)
        {
            span.SetTag(TelemetryTags.Error, error);
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
