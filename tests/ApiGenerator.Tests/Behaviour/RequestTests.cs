using ApiGenerator.Tests.Support;
using Golden.Basics.Api;
using Golden.Basics.Models;
using Waldur.Client;

namespace ApiGenerator.Tests.Behaviour;

public sealed class RequestTests
{
    private static readonly Guid Uuid = Guid.Parse("9f1c0d6c-2a4b-4c7e-8d5a-1b2c3d4e5f60");
    private static readonly FilePart File = new("data"u8.ToArray(), "a.txt", "text/plain");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operation_says_what_the_description_says()
    {
        var client = new CapturingClient();

        var response = await new ApiRoot(client).Api.BackendResources[Uuid].ImportResource.PostAsync(new ImportResourceRequest { Plan = Uuid }, Cancellation);

        response.Value.Should().BeNull("the description says that the body may be missing");
        client.Request.Operation.Id.Should().Be("backend_resources_import_resource");
        client.Request.Operation.SinceVersion.Should().Be("8.0.7");
        client.Request.Operation.IsRepeatable.Should().BeFalse();
        client.Request.PathAndQuery.Should().Be("/api/backend-resources/9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60/import_resource/");
        client.Sent.Should().Be("""{"plan":"9f1c0d6c-2a4b-4c7e-8d5a-1b2c3d4e5f60"}""");
    }

    [Fact]
    public async Task An_optional_body_may_be_left_out()
    {
        var client = new CapturingClient();

        await new ApiRoot(client).Api.BackendResources[Uuid].ImportResource.PostAsync(cancellationToken: Cancellation);

        client.Request.Content.Should().BeNull();
    }

    [Fact]
    public async Task A_repeatable_operation_says_so()
    {
        var client = new CapturingClient();

        await new ApiRoot(client).Api.BackendResources[Uuid].DeleteAsync(Cancellation);

        client.Request.Operation.IsRepeatable.Should().BeTrue();
        client.Request.Operation.Method.Should().Be(HttpMethod.Delete);
    }

    [Fact]
    public async Task Query_parameters_have_their_styles()
    {
        var client = new CapturingClient("[]");
        var query = new BackendResourcesQuery
        {
            Page = 2,
            NameExact = "a&b",
            O = [BackendResourcesO.CreatedDescending, BackendResourcesO.Name],
            State = [StateEnum.Sent, StateEnum.From("Paused")],
            OfferingUuid = Uuid,
            Created = new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Tags = ["x", "y z"],
            Words = [1, 2],
        };

        await new ApiRoot(client).Api.BackendResources.GetAsync(query, Cancellation);

        client.Request.PathAndQuery.Should().Be(
            "/api/backend-resources/?page=2&name_exact=a%26b&o=-created,name&state=Sent&state=Paused"
            + "&offering_uuid=9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60&created=2025-01-02T03%3A04%3A05%2B00%3A00&tags=x%7Cy%20z&words=1%202");
    }

    [Fact]
    public async Task No_query_and_an_empty_one_add_nothing()
    {
        var client = new CapturingClient("[]");

        await new ApiRoot(client).Api.BackendResources.GetAsync(cancellationToken: Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/backend-resources/");

        await new ApiRoot(client).Api.BackendResources.GetAsync(new BackendResourcesQuery { O = [], State = [] }, Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/backend-resources/");
    }

    [Fact]
    public async Task A_required_body_is_asked_for()
    {
        var act = () => new ApiRoot(new CapturingClient()).Api.BackendResources.PostAsync(null!, Cancellation);

        await act.Should().ThrowAsync<ArgumentNullException>();
    }

    [Fact]
    public async Task An_id_cannot_change_the_path()
    {
        var builder = new Golden.Names.Api.ApiRoot(new CapturingClient()).Api.Class;

        var act = () => builder.BySlug("../x").GetAsync(Cancellation);

        await act.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Both_spellings_of_a_path_can_be_reached()
    {
        var client = new CapturingClient("[]");
        var builder = new Golden.Names.Api.ApiRoot(client).Api.Class;

        await builder.GetAsync(new() { Parameter2fa = true, FilterName = "x" }, Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/class/?filter%5Bname%5D=x&2fa=true");

        await builder.GetWithoutSlashAsync(Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/class");
    }

    [Fact]
    public async Task Several_parameters_at_one_place_are_told_apart()
    {
        var client = new CapturingClient("{}");
        var builder = new Golden.Names.Api.ApiRoot(client).Api.Class;

        await builder[7].GetAsync(Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/class/7/");

        await builder[new DateOnly(2025, 1, 2)].Days.GetAsync(Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/class/2025-01-02/days/");

        await builder["a b"]["c"].GetAsync(Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/class/a%20b/c/");

        await builder[Golden.Names.Models.Guid.A].Kinds[5_000_000_000].GetAsync(Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/class/a/kinds/5000000000/");

        await new Golden.Names.Api.ApiRoot(client).Api.Files.ByNameFormat("report", "pdf").GetAsync(Cancellation);
        client.Request.PathAndQuery.Should().Be("/api/files/report.pdf");
    }

    [Fact]
    public async Task A_multipart_body_has_texts_and_files()
    {
        var client = new CapturingClient("{}");
        var body = new Golden.Bodies.Models.UploadMultipart
        {
            File = File, Files = [File, File], Name = "n", Uuid = Uuid, IsPublic = true, Ratio = 0.5, Day = new DateOnly(2025, 1, 2),
            Mode = Golden.Bodies.Models.Mode.Fast, Tags = ["a", "b"], Row = RawJson.Parse("""{"id":1}"""), Thumbnail = [1, 2],
        };

        await new Golden.Bodies.Api.ApiRoot(client).Api.Upload.PostAsync(body, Cancellation);

        var parts = ((MultipartFormDataContent)client.Request.Content!.CreateHttpContent()).ToList();
        parts.Select(part => part.Headers.ContentDisposition!.Name).Should()
            .Equal("file", "files", "files", "name", "uuid", "ratio", "is_public", "day", "mode", "tags", "tags", "row", "thumbnail");
        parts[0].Headers.ContentDisposition!.FileName.Should().Be("a.txt");
        parts[0].Headers.ContentType!.MediaType.Should().Be("text/plain");
        var texts = await Task.WhenAll(parts.Skip(3).Select(part => part.ReadAsStringAsync(Cancellation)));
        texts.Should().Equal("n", Uuid.ToString(), "0.5", "true", "2025-01-02", "fast", "a", "b", """{"id":1}""", "AQI=");
    }

    [Fact]
    public async Task Other_bodies_are_sent_as_described()
    {
        var client = new CapturingClient("[]");
        var api = new Golden.Bodies.Api.ApiRoot(client).Api;

        await api.Form.PostAsync(new() { Name = "a b", Password = "p" }, Cancellation);
        client.Sent.Should().Be("name=a+b&password=p");

        await api.Raw.PostAsync("bytes"u8.ToArray(), Cancellation);
        client.Sent.Should().Be("bytes");

        await api.Text.PostAsync("words", Cancellation);
        client.Sent.Should().Be("words");

        await api.Lists.PostAsync([new() { Id = 1 }, new() { Id = 2, Name = "b" }], Cancellation);
        client.Sent.Should().Be("""[{"id":1},{"id":2,"name":"b"}]""");

        await api.Free.PostAsync(RawJson.Parse("""{"a":[]}"""), Cancellation);
        client.Sent.Should().Be("""{"a":[]}""");

        await api.Lists.DeleteAsync([1, 2], new() { Force = false }, Cancellation);
        client.Sent.Should().Be("[1,2]");
        client.Request.PathAndQuery.Should().Be("/api/lists/?force=false");
    }

    [Fact]
    public async Task A_body_has_the_media_type_that_the_description_names_and_plain_json_where_it_may()
    {
        var client = new CapturingClient("{}");
        var typed = new Golden.Bodies.Api.ApiRoot(client).Api.Typed;

        await typed.PatchAsync(new() { Name = "b" }, Cancellation);
        (MediaType(client), client.Sent).Should().Be(("application/merge-patch+json", "{\"name\":\"b\"}"));

        await typed.PutAsync([new() { Id = 1 }], Cancellation);
        (MediaType(client), client.Sent).Should().Be(("application/vnd.rows+json; version=2", "[{\"id\":1}]"));

        await typed.PostAsync(new() { Id = 1 }, Cancellation);
        MediaType(client).Should().Be("application/json; charset=utf-8", "it is offered as well");

        await typed.DeleteAsync("a,b", Cancellation);
        MediaType(client).Should().Be("text/csv; header=present; charset=utf-8");

        await typed.OptionsAsync("words", Cancellation);
        MediaType(client).Should().Be("text/plain; charset=utf-8", "a range is no media type");
    }

    [Fact]
    public async Task What_is_read_only_need_not_be_sent_and_what_is_write_only_need_not_come()
    {
        var client = new CapturingClient("{\"id\":\"9f1c0d6c-2a4b-4c7e-8d5a-1b2c3d4e5f60\",\"name\":\"n\"}");
        var drafts = new Golden.Bodies.Api.ApiRoot(client).Api.Drafts;

        var account = (await drafts.PostAsync(new() { Name = "n", Password = "p" }, Cancellation)).Value;
        client.Sent.Should().Be("{\"name\":\"n\",\"password\":\"p\"}");
        account.Password.Should().BeNull("no response has it");

        await drafts.PutAsync(new() { Name = "n", Password = "p" }, Cancellation);
        client.Sent.Should().Be("name=n&password=p");
    }

    private static string MediaType(CapturingClient client) => client.Request.Content!.CreateHttpContent().Headers.ContentType!.ToString();

    [Fact]
    public async Task Responses_of_every_kind_are_read()
    {
        (await new Golden.Unions.Api.ApiRoot(new CapturingClient("5")).Api.Scalars.GetAsync(Cancellation)).Value.Should().Be(5);
        (await new Golden.Unions.Api.ApiRoot(new CapturingClient("null")).Api.Scalars.PutAsync(cancellationToken: Cancellation)).Value
            .Should().Be(RawJson.Null);
        (await new Golden.Unions.Api.ApiRoot(new CapturingClient("null")).Api.Things[1].PatchAsync(new(), Cancellation)).Value.Should().BeNull();
        (await new Golden.Unions.Api.ApiRoot(new CapturingClient("""{"a": {"id": 1}}""")).Api.Others.GetAsync(cancellationToken: Cancellation)).Value["a"].Id
            .Should().Be(1);
        (await new Golden.Bodies.Api.ApiRoot(new CapturingClient("<html>")).Api.Text.PostAsync("", Cancellation)).Value.Should().Be("<html>");
        (await new Golden.Bodies.Api.ApiRoot(new CapturingClient("PNG")).Api.Raw.PutAsync(cancellationToken: Cancellation)).Value.Should().Equal("PNG"u8.ToArray());
    }

    [Fact]
    public async Task A_body_within_a_root_writes_instants_in_the_servers_form()
    {
        var client = new CapturingClient("{}");
        var plans = new Golden.Extensions.Api.ApiRoot(client).Katello.Api.SyncPlans;
        var date = new DateTimeOffset(2025, 1, 2, 5, 4, 5, TimeSpan.FromHours(2));

        await plans.PostAsync(new() { Name = "daily", SyncDate = date }, Cancellation);
        client.Sent.Should().Be("""{"sync_plan":{"name":"daily","sync_date":"2025-01-02 03:04:05 +0000"}}""");

#pragma warning disable CS0618 // A deprecated operation is still one.
        await plans[7].PutAsync(new() { SyncDate = date }, Cancellation);
        client.Sent.Should().Be("""{"sync_plan":{"sync_date":"2025-01-02 03:04:05 +0000"}}""");

        await plans[7].PutAsync(new() { SyncDate = null }, Cancellation);
        client.Sent.Should().Be("""{"sync_plan":{"sync_date":null}}""");
#pragma warning restore CS0618

        await plans[7].Sync.PutAsync(Cancellation);
        client.Sent.Should().Be("{}");
    }
}
