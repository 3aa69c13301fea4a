using System.ComponentModel;
using System.Diagnostics;

namespace Waldur.Client.Core;

/// <summary>Observes the jobs of one client: a span each, whose children are its calls, and how long it took.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobTelemetry
{
    private readonly ApiTelemetry _telemetry;
    private readonly TimeProvider _timeProvider;
    private readonly string _host;
    private readonly object _port;

    /// <summary>Observes the jobs of a client.</summary>
    /// <param name="telemetry">The product's telemetry.</param>
    /// <param name="endpoint">The client's server.</param>
    /// <param name="timeProvider">The client's clock.</param>
    public JobTelemetry(ApiTelemetry telemetry, Uri endpoint, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _telemetry = telemetry;
        _timeProvider = timeProvider;
        _host = endpoint.IdnHost;
        _port = endpoint.Port;
    }

    /// <summary>The tags that every metric of the client has: its server.</summary>
    public TagList Server => [new(TelemetryTags.Host, _host), new(TelemetryTags.Port, _port)];

    private bool IsListening => _telemetry.Source.HasListeners() || _telemetry.Jobs.Enabled;

    /// <summary>Runs a job.</summary>
    /// <typeparam name="T">What the job gives.</typeparam>
    /// <param name="job">What kind of job it is.</param>
    /// <param name="subject">The id of what it is about, which is no person; null where it has none.</param>
    /// <param name="run">The job.</param>
    /// <param name="toOutcome">Says in one word how it ended; that is a tag of a metric.</param>
    /// <param name="toSummary">Says more, in numbers.</param>
    /// <returns>What the job gives.</returns>
    public Task<T> RunAsync<T>(JobDefinition job, object? subject, Func<Task<T>> run, Func<T, string?> toOutcome, Func<T, string>? toSummary = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(toOutcome);
        return IsListening ? ObserveAsync(job, subject, run, toOutcome, toSummary) : run();
    }

    private async Task<T> ObserveAsync<T>(JobDefinition job, object? subject, Func<Task<T>> run, Func<T, string?> toOutcome, Func<T, string>? toSummary)
    {
        Activity? span = null;
        Unfailing.Run(() => span = StartSpan(job, subject));
        var started = _timeProvider.GetTimestamp();
        try
        {
            var result = await run().ConfigureAwait(false);
            Unfailing.Run(() => End(span, job, started, toOutcome(result), toSummary?.Invoke(result), error: null));
            return result;
        }
        catch (Exception error)
        {
            Unfailing.Run(() => End(span, job, started, outcome: null, summary: null, ErrorType.From(error)));
            throw;
        }
        finally
        {
            Unfailing.Run(() => span?.Dispose());
        }
    }

    private Activity? StartSpan(JobDefinition job, object? subject)
    {
        var span = _telemetry.Source.StartActivity(job.Name);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(TelemetryTags.Host, _host);
            span.SetTag(TelemetryTags.Port, _port);
            if (job.Subject is { } name)
            {
                span.SetTag(Tag(name), subject is Guid uuid ? uuid.ToString("N") : subject);
            }
        }

        return span;
    }

    private void End(Activity? span, JobDefinition job, long started, string? outcome, string? summary, string? error)
    {
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(Tag("outcome"), outcome);
            span.SetTag(Tag("summary"), summary);
            span.SetTag(TelemetryTags.Error, error);
            span.SetStatus(error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }

        if (_telemetry.Jobs.Enabled)
        {
            var tags = Server;
            tags.Add(Tag("job"), job.Name);
            tags.Add(error is null ? Tag("outcome") : TelemetryTags.Error, error ?? outcome);
            _telemetry.Jobs.Record(_timeProvider.GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    private string Tag(string name) => $"{_telemetry.Prefix}.{name}";
}
