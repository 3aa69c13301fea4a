using System.Diagnostics;
using System.Diagnostics.Metrics;
using Waldur.Client.Tests.Telemetry;

namespace Waldur.Client.Conventions.Telemetry;

/// <summary>docs/telemetry.md says what every job and call emits: nothing less, and nothing more.</summary>
[Collection(HeardAlone.Name)]
public sealed class TelemetryDocumentTests(TelemetryDocumentTests.Run run) : IClassFixture<TelemetryDocumentTests.Run>
{
    private static readonly string[] Products = ["Waldur.Client", "Waldur.Client.Katello"];
    private readonly TelemetryRecorder _recorder = run.Recorder;

    private IEnumerable<Activity> Calls => _recorder.Spans.Where(span => span.Kind == ActivityKind.Client);

    private IEnumerable<Activity> Jobs => _recorder.Spans.Where(span => span.Kind == ActivityKind.Internal);

    [Fact]
    public void Tags_of_calls()
    {
        var documented = TelemetryDocument.Table("Spans of calls", "tag").Select(row => TelemetryDocument.Names(row[0]).Single());

        foreach (var product in Products)
        {
            var emitted = Calls.Where(span => span.Source.Name == product).SelectMany(span => span.TagObjects).Select(tag => tag.Key).Distinct();
            emitted.Should().BeEquivalentTo(documented, product);
        }

        Calls.Should().OnlyContain(span => span.DisplayName == $"{span.GetTagItem("http.request.method")} {span.GetTagItem("url.template")}");
    }

    [Fact]
    public void Events_of_calls()
    {
        var documented = TelemetryDocument.Table("Spans of calls", "event")
            .Select(row => $"{TelemetryDocument.Names(row[0]).Single()}: {string.Join(' ', TelemetryDocument.Names(row[1]).Order(StringComparer.Ordinal))}");

        foreach (var product in Products)
        {
            var emitted = Calls.Where(span => span.Source.Name == product)
                .SelectMany(span => span.Events.Select(happened => $"{Short(span, happened.Name)}: {string.Join(' ', happened.Tags.Select(tag => Short(span, tag.Key)).Order(StringComparer.Ordinal))}"))
                .Distinct();
            emitted.Should().BeEquivalentTo(documented, product);
        }
    }

    [Fact]
    public void Spans_of_jobs()
    {
        var documented = TelemetryDocument.Table("Spans of jobs", "span")
            .Select(row => $"{TelemetryDocument.Names(row[0]).Single()} of {TelemetryDocument.Names(row[1]).Single()} about {TelemetryDocument.Names(row[2]).SingleOrDefault()}");
        var common = CommonTagsOfJobs();

        var emitted = Jobs
            .Select(span => $"{span.DisplayName} of {span.Source.Name} about {span.TagObjects.Select(tag => Short(span, tag.Key)).SingleOrDefault(tag => !common.Contains(tag))}")
            .Distinct();

        emitted.Should().BeEquivalentTo(documented);
    }

    [Fact]
    public void Tags_of_jobs()
    {
        var subjects = TelemetryDocument.Table("Spans of jobs", "span").SelectMany(row => TelemetryDocument.Names(row[2])).ToHashSet();

        var emitted = Jobs.SelectMany(span => span.TagObjects.Select(tag => Short(span, tag.Key))).Where(tag => !subjects.Contains(tag)).Distinct();

        emitted.Should().BeEquivalentTo(CommonTagsOfJobs());
    }

    [Fact]
    public void Outcomes_of_jobs_are_among_those_that_are_named()
    {
        var named = TelemetryDocument.Table("Spans of jobs", "span")
            .ToDictionary(row => TelemetryDocument.Names(row[0]).Single(), row => TelemetryDocument.Names(row[3]).SelectMany(Expand).ToHashSet());

        foreach (var span in Jobs)
        {
            var outcome = span.TagObjects.SingleOrDefault(tag => tag.Key.EndsWith(".outcome", StringComparison.Ordinal)).Value as string;
            (outcome is null ? span.Status == ActivityStatusCode.Error : named[span.DisplayName].Contains(outcome))
                .Should().BeTrue($"{span.DisplayName} ended as {outcome}");
        }

        // A word that names an enum stands for all its members.
        static IEnumerable<string> Expand(string word) =>
            new[] { typeof(WaldurClient).Assembly, typeof(Katello.KatelloClient).Assembly, typeof(WaitOutcome).Assembly }
                .SelectMany(assembly => assembly.GetExportedTypes()).FirstOrDefault(type => type.IsEnum && type.Name == word) is { } outcomes
                ? Enum.GetNames(outcomes)
                : [word];
    }

    [Fact]
    public void Metrics()
    {
        var documented = TelemetryDocument.Table("Metrics", "metric").Select(row =>
            $"{Name(row[0])} of {Name(row[1])}, {row[2]} in {Name(row[3])}: {string.Join(' ', TelemetryDocument.Names(row[4]).Order(StringComparer.Ordinal))}");

        var emitted = _recorder.Measurements.GroupBy(measured => measured.Instrument).Select(group =>
            $"{group.Key.Name} of {group.Key.Meter.Name}, {Kind(group.Key)} in {group.Key.Unit}: "
            + string.Join(' ', group.SelectMany(measured => measured.Tags).Select(tag => tag.Key).Distinct().Order(StringComparer.Ordinal)));

        emitted.Should().BeEquivalentTo(documented);

        static string Name(string cell) => TelemetryDocument.Names(cell).Single();
    }

    [Fact]
    public void Numbers_are_what_was_done()
    {
        Sum("waldur.client.claims", "Claimed").Should().Be(1);
        Sum("waldur.client.report.rows", "Created").Should().Be(1);
        Sum("waldur.client.import.rows", "Imported").Should().Be(2);
        Sum("waldur.client.events.messages").Should().BeGreaterThanOrEqualTo(1);
        Sum("waldur.client.events.reconnects").Should().Be(1);
        Sum("waldur.client.call.resends").Should().Be(1);
        _recorder.Of("waldur.client.claim.lag").Should().ContainSingle().Which.Value.Should().BeInRange(0, 60);

        // Read in the handler of a claimed request, and while events come. Servers of earlier tests are known, too: all at 0.
        _recorder.Of("waldur.client.claims.unended").Select(level => level.Value).Where(level => level != 0).Should().Equal(1);
        _recorder.Of("waldur.client.events.connected").Select(level => level.Value).Where(level => level != 0).Should().Equal(1);

        double Sum(string metric, string? outcome = null) => _recorder.Of(metric)
            .Where(measured => Equals(measured["waldur.client.outcome"], outcome)).Sum(measured => measured.Value);
    }

    [Fact]
    public void Every_call_of_a_job_is_a_child_of_its_span()
    {
        var jobs = Jobs.ToDictionary(span => span.SpanId);

        foreach (var job in TelemetryDocument.Table("Spans of jobs", "span").Select(row => TelemetryDocument.Names(row[0]).Single()))
        {
            Calls.SelectMany(Ancestors).Select(span => span.DisplayName).Should().Contain(job);
        }

        IEnumerable<Activity> Ancestors(Activity span)
        {
            while (jobs.TryGetValue(span.ParentSpanId, out var parent))
            {
                yield return span = parent;
            }
        }
    }

    [Fact]
    public void Nothing_secret_and_no_text_of_errors_is_in_any_span()
    {
        var values = _recorder.Spans.SelectMany(span => span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags)))
            .Select(tag => tag.Value is string[] texts ? texts[0] : $"{tag.Value}").ToList();

        values.Should().NotContain(value => value.Contains("token", StringComparison.OrdinalIgnoreCase) || value.Contains("remote.example", StringComparison.Ordinal));
        _recorder.Spans.Should().OnlyContain(span => span.StatusDescription == null);
    }

    private static HashSet<string> CommonTagsOfJobs() =>
        [.. TelemetryDocument.Table("Spans of jobs", "tag").Select(row => TelemetryDocument.Names(row[0]).Single())];

    private static string Short(Activity span, string name)
    {
        var prefix = span.Source.Name.ToLowerInvariant() + ".";
        return name.StartsWith(prefix, StringComparison.Ordinal) ? "…." + name[prefix.Length..] : name;
    }

    private static string Kind(Instrument instrument) => instrument switch
    {
        Histogram<double> => "histogram",
        Counter<long> => "counter",
        ObservableUpDownCounter<long> => "observable up-down counter",
        _ => instrument.GetType().Name,
    };

    /// <summary>One run of every job.</summary>
    public sealed class Run : IAsyncLifetime
    {
        internal TelemetryRecorder Recorder { get; } = new(Products);

        public async ValueTask InitializeAsync() => await EveryJob.RunAsync(Recorder.Observe);

        public ValueTask DisposeAsync()
        {
            Recorder.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>What other tests do must not be heard here.</summary>
    [CollectionDefinition(Name, DisableParallelization = true)]
    public sealed class HeardAlone
    {
        public const string Name = "heard alone";
    }
}
