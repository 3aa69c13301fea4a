using System.Net;
using System.Text.Json;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

/// <summary>Catalogs of others, late commits, stray responses, callbacks that throw.</summary>
public class TroubleTests : CatalogFixture
{
    [Theory]
    [InlineData("EESSI development", "binary_runtime")]
    [InlineData("eessi", "binary_runtime")]
    [InlineData("EESSI", "package_manager")]
    public async Task Another_catalog_that_the_filter_finds_is_not_taken_for_the_imported_one(string name, string type)
    {
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.NeverAppear());
        using var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, token) => PassWithoutFilterAsync(proxy, request, token);
        using var waldur = Connect(proxy);

        var importing = waldur.SoftwareCatalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, TenMinutes, cancellationToken: Cancellation);
        while (Sent("/import_catalog/") == 0 || Server.Requests[^1].Status is null)
        {
            await Task.Yield();
        }

        var other = Server.AddSoftwareCatalog(name, "2023.06", type);
        var result = await RunClockAsync(importing);

        result.Outcome.Should().Be(CatalogOutcome.NotAppeared);
        result.Catalog.Should().BeNull();
        Server.SoftwareCatalogs.Should().ContainSingle().Which.Uuid.Should().Be(other.Uuid);
    }

    [Fact]
    public async Task An_import_that_is_committed_late_is_found_and_not_sent_twice()
    {
        using var proxy = LoseFirst("/import_catalog/", TimeSpan.FromSeconds(30));
        using var waldur = Connect(proxy);

        var result = await RunClockAsync(waldur.SoftwareCatalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, TenMinutes, cancellationToken: Cancellation));

        result.Outcome.Should().Be(CatalogOutcome.Imported);
        Sent("/import_catalog/").Should().Be(1);
    }

    [Fact]
    public async Task A_version_that_is_set_late_is_set_once()
    {
        await AddLoadedAsync("2021.12");
        using var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, _) => proxy.Late.Count == 0 && request.Method == HttpMethod.Patch
            ? proxy.CommitLateAsync(request, TimeSpan.FromSeconds(20), Clock)
            : null;
        using var waldur = Connect(proxy);

        var summary = await RunClockAsync(waldur.SoftwareCatalogs.EnsureLatestAsync(Eessi, cancellationToken: Cancellation));

        summary.Results.Single().Outcome.Should().Be(CatalogOutcome.Updated);
        Sent(HttpMethod.Patch).Should().Be(1);
        Server.SoftwareCatalogs.Single().Version.Should().Be("2023.06");
    }

    [Fact]
    public async Task A_version_that_may_have_been_set_is_set_back()
    {
        await AddLoadedAsync("2021.12");
        Fault(FaultKind.ResetBeforeActing, "PATCH", ItemPath, times: LostResponseOptions.Default.MaxSends);

        var result = (await RunClockAsync(Catalogs.EnsureLatestAsync(Eessi, cancellationToken: Cancellation))).Results.Single();

        result.Outcome.Should().Be(CatalogOutcome.Failed);
        result.Error!.MayHaveActed.Should().BeTrue();
        result.VersionAfter.Should().Be("2021.12");
        Sent(HttpMethod.Patch).Should().Be(LostResponseOptions.Default.MaxSends + 1);
    }

    [Fact]
    public async Task The_deadline_counts_the_look_ups_of_a_lost_response_too()
    {
        Fault(FaultKind.ResetBeforeActing, "POST", ImportPath, times: null);
        var start = Clock.GetUtcNow();

        var result = await RunClockAsync(
            Catalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, new WaitOptions { Timeout = TimeSpan.FromSeconds(30) }, cancellationToken: Cancellation),
            TimeSpan.FromSeconds(1));

        result.Outcome.Should().Be(CatalogOutcome.NotAppeared);
        result.Reason.Should().Contain("The response to the call was lost");
        (Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(6));
        result.Waited.Should().BeCloseTo(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(6));
    }

    [Theory]
    [InlineData(404, "default backend - 404")]
    [InlineData(401, """{"detail":"Invalid token."}""")]
    [InlineData(403, "<html><title>Forbidden</title></html>")]
    public async Task Stray_responses_to_polls_are_outlived(int status, string body)
    {
        var catalog = await AddLoadedAsync();
        var strays = 0;
        using var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, _) => request.Method == HttpMethod.Get && Sent("/update_catalog/") == 2 && strays++ < 3
            ? Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) })
            : null;
        using var waldur = Connect(proxy);

        var result = await RunClockAsync(waldur.SoftwareCatalogs.UpdateAndWaitAsync(catalog, TenMinutes, cancellationToken: Cancellation));

        result.Outcome.Should().Be(CatalogOutcome.Updated);
        strays.Should().BeGreaterThan(3);
    }

    [Fact]
    public async Task A_progress_callback_that_throws_loses_no_result()
    {
        var steps = new ThrowingProgress<CatalogProgress>();
        var polls = new ThrowingProgress<SoftwareCatalog>();

        var summary = await RunClockAsync(Catalogs.EnsureLatestAsync(new() { Wait = TenMinutes }, steps, Cancellation));
        var updated = await RunClockAsync(Catalogs.UpdateAndWaitAsync(summary.Results[0].Catalog!, TenMinutes, polls, Cancellation));

        summary.Count(CatalogOutcome.Imported).Should().Be(2);
        updated.Outcome.Should().Be(CatalogOutcome.Updated);
        steps.Calls.Should().BeGreaterThan(2);
        polls.Calls.Should().BePositive();
    }

    [Fact]
    public async Task Stopping_before_a_job_has_begun_leaves_the_version_that_the_catalog_holds()
    {
        await AddLoadedAsync("2021.12");
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Die());
        Server.ClearRequests();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var refreshing = Catalogs.EnsureLatestAsync(Eessi, cancellationToken: source.Token);
        while (Sent("/update_catalog/") == 0 || Server.Requests[^1].Method != "GET")
        {
            await Task.Yield();
        }

        await source.CancelAsync();
        var summary = await RunClockAsync(refreshing);

        summary.IsCancelled.Should().BeTrue();
        summary.Results.Single().Outcome.Should().Be(CatalogOutcome.Cancelled);
        Server.SoftwareCatalogs.Single().Version.Should().Be("2021.12");
    }

    [Fact]
    public async Task What_a_lost_response_is_waited_for_is_said()
    {
        Fault(FaultKind.ResetAfterActing, "POST", ImportPath);
        var steps = new Told<CatalogProgress>();
        using var log = new LineLogger();
        using var waldur = Server.CreateClient(Credential.FromToken(Server.Seed.StaffToken), Unhurried with { LoggerFactory = log });

        await RunClockAsync(waldur.SoftwareCatalogs.EnsureLatestAsync(Eessi, steps, Cancellation));

        steps.Values.Should().ContainSingle(step => step.Message.Contains("the import of software catalog EESSI", StringComparison.Ordinal)
            && step.Message.Contains(Server.Endpoint.Authority, StringComparison.Ordinal));
        log.Lines.Should().ContainSingle(line => line.Contains("No response to the import of software catalog EESSI", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_serialise_with_the_error_as_text()
    {
        Fault(FaultKind.GatewayTimeoutBeforeActing, "POST", ImportPath, times: null);
        var summary = await RunClockAsync(Catalogs.EnsureLatestAsync(Eessi, cancellationToken: Cancellation));

        var texts = new[] { JsonSerializer.Serialize(summary), JsonSerializer.Serialize(summary, ResultJson.Default.CatalogSummary) };

        summary.Results[0].Error.Should().NotBeNull();
        foreach (var text in texts)
        {
            var result = JsonDocument.Parse(text).RootElement.GetProperty("Results")[0];
            result.GetProperty("Outcome").GetString().Should().Be("NotAppeared");
            result.GetProperty("ErrorMessage").GetString().Should().Contain("504");
        }
    }

    [Fact]
    public async Task Texts_that_the_server_cannot_store_are_refused()
    {
        var uuid = Server.AddSoftwareCatalog("EESSI", "2021.12").Uuid;
        var change = () => Catalogs.UpdateAsync(uuid, new SoftwareCatalogPatch { UpdateErrors = "a\0b", Description = "\udc00" }, Cancellation);

        (await change.Should().ThrowAsync<ArgumentException>()).WithMessage("*description holds a null character*update_errors holds a null character*");
        Server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task Characters_are_counted_as_the_server_counts_them(int count, bool isAllowed)
    {
        var catalog = new SoftwareCatalogCreate { Name = string.Concat(Enumerable.Repeat("𝔼", count)), Version = "1", CatalogType = SoftwareCatalogType.PackageManager };

        var create = () => Catalogs.CreateAsync(catalog, Cancellation);

        if (isAllowed)
        {
            await create.Should().NotThrowAsync();
        }
        else
        {
            await create.Should().ThrowAsync<ArgumentException>().WithMessage("*name has 101 characters, more than 100*");
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused()
    {
        var create = () => Catalogs.CreateAsync(new SoftwareCatalogCreate { Name = "a\ud83d", Version = "1" }, Cancellation);

        await create.Should().ThrowAsync<ArgumentException>().WithMessage("*half a surrogate pair*");
    }

    private static CatalogRefreshOptions Eessi => new() { Wait = TenMinutes, Names = [SoftwareCatalogName.Eessi] };

    private static Task<HttpResponseMessage> PassWithoutFilterAsync(InterceptingHandler proxy, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(request.RequestUri!);
        address.Query = string.Join('&', address.Query.TrimStart('?').Split('&').Where(part => !part.StartsWith("name=", StringComparison.Ordinal)));
        request.RequestUri = address.Uri;
        return proxy.PassAsync(request, cancellationToken);
    }

    private InterceptingHandler LoseFirst(string action, TimeSpan delay)
    {
        var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, _) => proxy.Late.Count == 0 && request.RequestUri!.AbsolutePath.EndsWith(action, StringComparison.Ordinal)
            ? proxy.CommitLateAsync(request, delay, Clock)
            : null;
        return proxy;
    }
}
