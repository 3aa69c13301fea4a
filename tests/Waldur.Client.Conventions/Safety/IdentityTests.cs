using System.Text;
using Waldur.Client.Core;
using Waldur.Client.Katello;
using Waldur.Client.Katello.Api;
using Waldur.Client.Models;

namespace Waldur.Client.Conventions.Safety;

/// <summary>A response must say which object it is, be the one that was asked for, and be a list where one was asked for.</summary>
public sealed class IdentityTests : IDisposable
{
    private static readonly Guid Uuid = Guid.Parse("0123456789abcdef0123456789abcdef");
    private static readonly Guid Other = Guid.Parse("fedcba9876543210fedcba9876543210");
    private readonly CannedResponse _server = new();
    private readonly HttpMessageInvoker _invoker;
    private readonly WaldurClient _waldur;
    private readonly KatelloClient _katello;

    public IdentityTests()
    {
        _invoker = new HttpMessageInvoker(_server);
        var options = new ClientOptions { MaxRetries = 0, LostResponse = new() { Patience = TimeSpan.Zero } };
        _waldur = new WaldurClient(_invoker, "https://h", new TokenCredential("t"), options);
        _katello = new KatelloClient(_invoker, "https://h", new BasicCredential("admin", "p"), options);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"vm"}""")]
    [InlineData("""{"uuid":null}""")]
    [InlineData("""{"uuid":""}""")]
    [InlineData("""{"uuid":7}""")]
    [InlineData("""{"uuid":["0123456789abcdef0123456789abcdef"]}""")]
    [InlineData("""{"uuid":"00000000000000000000000000000000"}""")]
    [InlineData("""{"uuid":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("""{"uuid":"0123456789abcdef0123456789abcdef","uuid":null}""")]
    [InlineData("""{"uuid":"fedcba9876543210fedcba9876543210"}""")]
    [InlineData("""[{"uuid":"0123456789abcdef0123456789abcdef"}]""")]
    [InlineData("null")]
    public async Task An_object_that_is_not_surely_the_one_asked_for_is_refused(string body)
    {
        _server.Body = Encoding.UTF8.GetBytes(body);

        var read = (await FluentActions.Awaiting(() => _waldur.Api.BackendResources[Uuid].GetAsync(Cancellation))
            .Should().ThrowAsync<ApiUnexpectedContentException>()).Which;
        var written = (await FluentActions.Awaiting(() => _waldur.Api.MarketplaceSoftwareCatalogs[Uuid].PatchAsync(new SoftwareCatalogPatch { Version = "2" }, Cancellation))
            .Should().ThrowAsync<ApiUnexpectedContentException>()).Which;

        read.MayHaveActed.Should().BeFalse();
        written.MayHaveActed.Should().BeTrue("the server acted on what it responded to so oddly");
        if (body.StartsWith('{'))
        {
            read.Message.Should().Contain("'uuid'");
        }
    }

    [Theory]
    [InlineData("""{"uuid":"0123456789abcdef0123456789abcdef"}""")]
    [InlineData("""{"uuid":"01234567-89ab-cdef-0123-456789abcdef","state":7,"new":[]}""")]
    [InlineData("""{"uuid":"0123456789ABCDEF0123456789ABCDEF"}""")]
    public async Task The_object_asked_for_is_taken_in_any_form_of_its_uuid(string body)
    {
        _server.Body = Encoding.UTF8.GetBytes(body);

        (await _waldur.Api.BackendResourceRequests[Uuid].GetAsync(Cancellation)).Value.Uuid.Should().Be(Uuid);
    }

    [Fact]
    public async Task An_operation_that_gives_another_object_may()
    {
        _server.Body = Encoding.UTF8.GetBytes($$"""{"uuid":"{{Other:N}}"}""");

        (await _waldur.Api.BackendResources[Uuid].ImportResource.PostAsync(cancellationToken: Cancellation)).Value.Uuid.Should().Be(Other);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"status":null}""")]
    [InlineData("""{"status":404,"error":"Not Found"}""")]
    [InlineData("""{"status":true}""")]
    [InlineData("""{"detail":"gateway"}""")]
    public async Task An_action_is_confirmed_in_words_only(string body)
    {
        _server.Body = Encoding.UTF8.GetBytes(body);

        var start = () => _waldur.Api.BackendResourceRequests[Uuid].StartProcessing.PostAsync(Cancellation);

        var error = (await start.Should().ThrowAsync<ApiUnexpectedContentException>()).Which;
        error.MayHaveActed.Should().BeTrue();
        error.Message.Should().Contain("'status'");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"error":"x"}""")]
    [InlineData("[null]")]
    [InlineData("[7]")]
    [InlineData("[{}]")]
    [InlineData("""[{"uuid":"0123456789abcdef0123456789abcdef"},{"name":"no uuid"}]""")]
    public async Task A_list_is_an_array_of_objects_that_say_which_they_are(string body)
    {
        _server.Body = Encoding.UTF8.GetBytes(body);

        var list = () => _waldur.Api.BackendResources.GetAsync(cancellationToken: Cancellation);

        await list.Should().ThrowAsync<ApiUnexpectedContentException>();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"subtotal":0}""")]
    [InlineData("""{"subtotal":0,"results":{}}""")]
    [InlineData("""{"subtotal":0,"results":null}""")]
    [InlineData("""{"subtotal":null,"results":[]}""")]
    [InlineData("""{"subtotal":1,"results":[7]}""")]
    [InlineData("""{"subtotal":1,"results":[{"name":"no id"}]}""")]
    [InlineData("""{"subtotal":1,"results":[{"id":0}]}""")]
    [InlineData("""{"subtotal":-1,"results":[{"id":1}]}""")]
    [InlineData("""{"subtotal":0,"results":[],"error":{"code":1}}""")]
    public async Task An_envelope_has_its_members(string body)
    {
        _server.Body = Encoding.UTF8.GetBytes(body);

        Func<Task>[] calls =
        [
            () => _katello.SyncPlans.List(1).ToListAsync(Cancellation),
            () => _katello.SyncPlans.ListAllAsync(1, cancellationToken: Cancellation),
            () => _katello.SyncPlans.FindAsync(1, "Nightly", Cancellation),
            () => _katello.Organizations.List().ToListAsync(Cancellation),
            () => _katello.Organizations.FindAsync("ACME", Cancellation),
        ];

        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<ApiUnexpectedContentException>();
        }
    }

    [Fact]
    public async Task A_list_that_was_asked_for_whole_is_whole()
    {
        _server.Body = """{"subtotal":2,"results":[{"id":1}]}"""u8.ToArray();

        (await FluentActions.Awaiting(() => _katello.SyncPlans.ListAllAsync(1, cancellationToken: Cancellation))
            .Should().ThrowAsync<ApiUnexpectedContentException>()).WithMessage("*1 rows of a list of 2*");
    }

    [Theory]
    [InlineData("""{"error":"Field 'x' not recognized"}""")]
    [InlineData("""{"total":0,"subtotal":0,"page":null,"per_page":null,"error":"Field 'x' not recognized","results":[]}""")]
    public async Task A_refusal_in_an_envelope_is_the_servers(string body)
    {
        _server.Body = Encoding.UTF8.GetBytes(body);

        foreach (var call in new Func<Task>[] { () => _katello.SyncPlans.ListAllAsync(1, cancellationToken: Cancellation), () => _katello.Organizations.FindAsync("x", Cancellation) })
        {
            (await call.Should().ThrowAsync<ApiValidationException>()).Which.ServerDetail.Should().Be("Field 'x' not recognized");
        }
    }

    [Fact]
    public async Task A_hidden_error_is_the_servers_in_place_of_an_object_a_list_or_a_task()
    {
        _server.Body = """{"error":{"message":"Access denied"}}"""u8.ToArray();

        Func<Task>[] calls =
        [
            () => _katello.SyncPlans.GetAsync(1, 2, Cancellation),
            () => _katello.SyncPlans.ListAllAsync(1, cancellationToken: Cancellation),
            () => _katello.Organizations.FindAsync("ACME", Cancellation),
            () => Plan(2).Sync.PutAsync(Cancellation),
        ];

        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<ApiException>()).Which.ServerDetail.Should().Be("Access denied");
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":0}""")]
    [InlineData("""{"id":-2}""")]
    [InlineData("""{"id":3}""")]
    [InlineData("""{"id":2.5}""")]
    [InlineData("""{"id":2,"products":[{"name":"no id"}]}""")]
    public async Task A_plan_is_the_one_asked_for_and_so_are_its_products(string body)
    {
        _server.Body = Encoding.UTF8.GetBytes(body);

        (await FluentActions.Awaiting(() => Plan(2).GetAsync(Cancellation)).Should().ThrowAsync<ApiUnexpectedContentException>()).Which
            .Message.Should().Contain("'id'");
    }

    [Fact]
    public async Task A_task_is_the_one_asked_for()
    {
        _server.Body = """{"id":"BC8851C1-0000-4000-8000-000000000001","state":"stopped"}"""u8.ToArray();
        var tasks = _katello.ForemanTasks.Api.Tasks;

        (await tasks["bc8851c1-0000-4000-8000-000000000001"].GetAsync(Cancellation)).Value.State.Value.Should().Be("stopped");
        await FluentActions.Awaiting(() => tasks["bc8851c1-0000-4000-8000-000000000002"].GetAsync(Cancellation))
            .Should().ThrowAsync<ApiUnexpectedContentException>();
        (await Plan(2).Sync.PutAsync(Cancellation)).Value!.Id.Should().StartWith("BC8851C1", "a sync gives a task, and not the plan");
    }

    [Fact]
    public void What_a_caller_reads_himself_is_not_checked()
    {
        var resource = System.Text.Json.JsonSerializer.Deserialize<BackendResource>("""{"name":"vm"}""")!;

        resource.Uuid.Should().BeEmpty();
        resource.HasField("name").Should().BeTrue();
        resource.HasField("backend_id").Should().BeFalse("the response did not hold it");
        resource.BackendId = "x";
        resource.HasField("backend_id").Should().BeTrue("it was set since");
    }

    public void Dispose()
    {
        _waldur.Dispose();
        _katello.Dispose();
        _invoker.Dispose();
    }

    private KatelloApiOrganizationsItemSyncPlansItemRequestBuilder Plan(int id) => _katello.Katello.Api.Organizations[1].SyncPlans[id];
}
