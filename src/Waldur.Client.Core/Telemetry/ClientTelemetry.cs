using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Waldur.Client.Core;

/// <summary>
/// What one client is observed by, beside its calls: jobs, each with a span whose children are its calls, and numbers. Nothing is
/// made where nobody listens, and a listener that throws stops nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClientTelemetry
{
    private const string Cancelled = "Cancelled";
    private readonly ApiTelemetry _telemetry;
    private readonly TimeProvider _timeProvider;
    private readonly string _host;
    private readonly object _port;

    /// <summary>Observes a client.</summary>
    /// <param name="telemetry">The product's telemetry.</param>
    /// <param name="endpoint">The client's server.</param>
    /// <param name="timeProvider">The client's clock.</param>
    public ClientTelemetry(ApiTelemetry telemetry, Uri endpoint, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _telemetry = telemetry;
        _timeProvider = timeProvider;
        _host = endpoint.IdnHost;
        _port = endpoint.Port;
    }

    private bool IsListening => _telemetry.Source.HasListeners() || _telemetry.Jobs.Enabled;

    /// <summary>Runs a job.</summary>
    /// <typeparam name="T">What the job gives.</typeparam>
    /// <param name="job">What kind of job it is.</param>
    /// <param name="subject">The id of what it is about, which is no person; null where it has none.</param>
    /// <param name="run">The job.</param>
    /// <param name="toOutcome">Says in one word how it ended; that is a tag of a metric.</param>
    /// <param name="toSummary">Says more, in numbers.</param>
    /// <param name="cancellationToken">The caller's token: a job that ends because of it is cancelled, and has not failed.</param>
    /// <returns>What the job gives.</returns>
    public Task<T> RunAsync<T>(
        JobDefinition job,
        object? subject,
        Func<Task<T>> run,
        Func<T, string?> toOutcome,
        Func<T, string>? toSummary = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(toOutcome);
        return IsListening ? ObserveAsync(job, subject, run, toOutcome, toSummary, cancellationToken) : run();
    }

    /// <summary>Counts something.</summary>
    /// <param name="counter">The product's counter.</param>
    /// <param name="number">How many.</param>
    /// <param name="outcome">What became of them, in one word; null where there is nothing to say.</param>
    public void Count(Counter<long> counter, long number, Enum? outcome = null)
    {
        ArgumentNullException.ThrowIfNull(counter);
        if (counter.Enabled)
        {
            Unfailing.Run(() => counter.Add(number, Tags(outcome?.ToString())));
        }
    }

    /// <summary>Records a duration.</summary>
    /// <param name="histogram">The product's histogram of seconds.</param>
    /// <param name="duration">How long it was; one that a server's clock makes negative is none.</param>
    public void Record(Histogram<double> histogram, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (histogram.Enabled)
        {
            Unfailing.Run(() => histogram.Record(Math.Max(duration.TotalSeconds, 0), Tags(outcome: null)));
        }
    }

    private async Task<T> ObserveAsync<T>(
        JobDefinition job,
        object? subject,
        Func<Task<T>> run,
        Func<T, string?> toOutcome,
        Func<T, string>? toSummary,
        CancellationToken cancellationToken)
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
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Unfailing.Run(() => End(span, job, started, Cancelled, summary: null, error: null));
            throw;
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
            var tags = Tags(outcome);
            tags.Add(Tag("job"), job.Name);
            if (error is not null)
            {
                tags.Add(TelemetryTags.Error, error);
            }

            _telemetry.Jobs.Record(_timeProvider.GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    private TagList Tags(string? outcome)
    {
        TagList tags = [new(TelemetryTags.Host, _host), new(TelemetryTags.Port, _port)];
        if (outcome is not null)
        {
            tags.Add(Tag("outcome"), outcome);
        }

        return tags;
    }

    private string Tag(string name) => $"{_telemetry.Prefix}.{name}";
}
