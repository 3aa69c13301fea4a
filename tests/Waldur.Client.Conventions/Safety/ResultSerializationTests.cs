using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Waldur.Client.Katello;
using Waldur.Client.Katello.Models;
using Waldur.Client.Models;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Every result and summary can be written by System.Text.Json: the outcome by its name, and what went wrong in words.</summary>
public class ResultSerializationTests
{
    private const string Text = "It went wrong.";
    private const string OtherText = "And it could not be reported.";

    private static readonly BackendResource Row = new();
    private static readonly BackendResourceRequest Request = new();
    private static readonly RemoteSynchronisation Synchronisation = new() { Token = "secret", ErrorMessage = Text };

    // A result of each type, with all that can go wrong, and what must be read in it.
    private static readonly Dictionary<Type, (object Result, string[] Words)> Results = new()
    {
        [typeof(ReportResult)] = (new ReportResult("vm-1", ReportOutcome.Failed, Row, Thrown(Text)), [Text, "\"Failed\""]),
        [typeof(ReportSummary)] = (new ReportSummary([new ReportResult("vm-1", ReportOutcome.Failed, Row, Thrown(Text))], verificationError: Thrown(OtherText)), [Text, OtherText]),
        [typeof(ImportResult)] = (new ImportResult(Row, ImportOutcome.Failed, Error: Thrown(Text)), [Text, "\"Failed\""]),
        [typeof(ImportSummary)] = (new ImportSummary([new ImportResult(Row, ImportOutcome.Failed, Error: Thrown(Text))], listError: Thrown(OtherText)), [Text, OtherText]),
        [typeof(ProcessResult)] = (new ProcessResult(ProcessOutcome.Erred, Request, Thrown(Text), Thrown(OtherText)), [Text, OtherText, "\"Erred\""]),
        [typeof(ClaimResult)] = (new ClaimResult(ClaimOutcome.Uncertain, Request, Thrown(Text)), [Text, "\"Uncertain\""]),
        [typeof(WaitResult<>)] = (new WaitResult<BackendResourceRequest>(WaitOutcome.DeadlineReached, Request, lastError: Thrown(Text)), [Text, "\"DeadlineReached\""]),
        [typeof(SynchronisationEnsureResult)] = (new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Changed, Synchronisation), ["\"Changed\""]),
        [typeof(SynchronisationRunResult)] = (new SynchronisationRunResult(SynchronisationRunOutcome.Failed, Synchronisation, error: Thrown(Text)), [Text, "\"Failed\""]),
        [typeof(SynchronisationRunSummary)] = (new SynchronisationRunSummary([new SynchronisationRunResult(SynchronisationRunOutcome.Failed, Synchronisation, error: Thrown(Text))]), [Text]),
        [typeof(CatalogResult)] = (new CatalogResult(CatalogOutcome.Failed, "EESSI", reason: OtherText) { Error = Thrown(Text) }, [Text, OtherText, "\"Failed\""]),
        [typeof(CatalogSummary)] = (new CatalogSummary([new CatalogResult(CatalogOutcome.Failed, "EESSI", reason: OtherText) { Error = Thrown(Text) }]), [Text, OtherText]),
        [typeof(EnsureResult)] = (
            new EnsureResult { Outcome = EnsureOutcome.Changed, Plan = new SyncPlan(), ProductsMovedFrom = new Dictionary<int, int> { [5] = 3 }, ProductProblems = new Dictionary<int, string> { [9] = Text } },
            [Text, "\"Changed\""]),
        [typeof(TaskResult)] = (new TaskResult(TaskOutcome.NotFollowed, new ForemanTask(), Thrown(Text)), [Text, "\"NotFollowed\""]),
    };

    public static TheoryData<string> Types => [.. Exported().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_result_is_written_with_its_outcome_and_what_went_wrong(string name)
    {
        var type = Exported().Single(type => type.Name == name);
        Results.Keys.Should().Contain(type, "a result that is added is tried here, too");
        var (result, words) = Results[type];

        var json = JsonSerializer.Serialize(result, result.GetType());

        json.Should().ContainAll(words).And.NotContain("secret").And.NotContain(nameof(Exception.StackTrace));
    }

    // Those of Core that only facades meet are no results of a program, and models are the server's.
    private static IEnumerable<Type> Exported() => new[] { typeof(WaldurClient), typeof(KatelloClient), typeof(ApiException), typeof(Events.WaldurEvents) }
        .Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => !type.Namespace!.EndsWith(".Models", StringComparison.Ordinal))
        .Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
        .Where(type => type.Name.Split('`')[0] is var name && (name.EndsWith("Result", StringComparison.Ordinal) || name.EndsWith("Summary", StringComparison.Ordinal)))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    // As they come: with a stack, and the method that threw, of which nothing can be written.
    private static ApiException Thrown(string text)
    {
        try
        {
            throw new ApiException(text);
        }
        catch (ApiException error)
        {
            return error;
        }
    }
}
