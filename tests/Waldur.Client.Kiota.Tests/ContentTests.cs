using System.Text;
using Generated.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Waldur.Client.Kiota.Tests;

/// <summary>What goes into bodies and comes out of them.</summary>
public class ContentTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef";
    private static readonly Guid Uuid = Guid.ParseExact(Hex, "N");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Hex)]
    [InlineData("01234567-89ab-cdef-0123-456789abcdef")]
    public async Task Uuids_are_read_in_both_forms_and_written_without_dashes(string uuid)
    {
        using var server = new RawServer(RawServer.Json(201, $$"""{"uuid":"{{uuid}}","offering":"","project":null}"""));

        var row = await server.Generated().BackendResources.PostAsync(new Row { Offering = Uuid, AdditionalData = { ["plan"] = Uuid } }, cancellationToken: Stop);

        row!.Uuid.Should().Be(Uuid);
        row.Offering.Should().BeNull();
        server.Requests.Single().Should().EndWith($$"""{"offering":"{{Hex}}","plan":"{{Hex}}"}""");
    }

    [Fact]
    public async Task Values_are_read_as_the_servers_write_them()
    {
        using var server = new RawServer(RawServer.Json(
            200, """{"price":"12.50","count":"7","state":"Sent","created":"2026-01-02 03:04:05 UTC","tags":["a","b"],"new_field":{"x":1}}"""));

        var row = await server.Generated().BackendResources[Uuid].GetAsync(cancellationToken: Stop);

        row.Should().BeEquivalentTo(new
        {
            Price = 12.50m,
            Count = 7,
            State = RowState.Sent,
            Created = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Tags = new[] { "a", "b" },
        });
        row!.AdditionalData.Should().ContainKey("new_field");
    }

    [Fact]
    public async Task A_value_that_the_description_does_not_know_is_null_as_Kiota_has_it()
    {
        using var server = new RawServer(RawServer.Json(200, """{"name":"n","state":"Frozen"}"""));

        (await server.Generated().BackendResources[Uuid].GetAsync(cancellationToken: Stop)).Should().BeEquivalentTo(new { Name = "n", State = (RowState?)null });
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull")]
    public async Task Nothing_is_null(string response)
    {
        using var server = new RawServer(response);
        var api = server.Generated();

        (await api.BackendResources[Uuid].GetAsync(cancellationToken: Stop)).Should().BeNull();
        (await api.BackendResources.GetAsync(cancellationToken: Stop)).Should().BeNull();
        (await api.Other.GetPrimitiveAsync<int?>(Stop)).Should().BeNull();
        await api.BackendResources[Uuid].DeleteAsync(cancellationToken: Stop);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/vnd.waldur.v1+json")]
    [InlineData("application/problem+json")]
    public async Task Json_is_read_under_any_of_its_names_and_without_one(string? mediaType)
    {
        using var server = new RawServer(RawServer.Of(200, mediaType, "\uFEFF {\"uuid\":\"" + Hex + "\"}\n"));

        (await server.Generated().BackendResources[Uuid].GetAsync(cancellationToken: Stop))!.Uuid.Should().Be(Uuid);
    }

    [Fact]
    public async Task Single_values_are_read()
    {
        await ShouldRead<int?>("7", 7);
        await ShouldRead<int?>("\"7\"", 7);
        await ShouldRead<long?>("7", 7);
        await ShouldRead<double?>("7.5", 7.5);
        await ShouldRead<float?>("7.5", 7.5f);
        await ShouldRead<decimal?>("\"7.5\"", 7.5m);
        await ShouldRead<byte?>("7", (byte)7);
        await ShouldRead<sbyte?>("-7", (sbyte)-7);
        await ShouldRead<bool?>("true", true);
        await ShouldRead<string>("\"text\"", "text");
        await ShouldRead<Guid?>($"\"{Hex}\"", Uuid);
        await ShouldRead<DateTimeOffset?>("\"2026-01-02T03:04:05Z\"", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await ShouldRead<TimeSpan?>("\"PT1M\"", TimeSpan.FromMinutes(1));
        await ShouldRead<Date?>("\"2026-01-02\"", new Date(2026, 1, 2));
        await ShouldRead<RowState?>("\"Done\"", RowState.Done);
        await ShouldRead<RowState?>("\"Frozen\"", null);
        await ShouldRead<string>("plain text", "plain text", "text/plain");
    }

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("[1]")]
    [InlineData("\"seven\"")]
    public async Task A_single_value_of_another_kind_is_an_error(string body)
    {
        using var server = new RawServer(RawServer.Json(200, body));

        await FluentActions.Awaiting(() => server.Generated().Other.GetPrimitiveAsync<int?>(Stop)).Should().ThrowAsync<KiotaApiException>();
    }

    [Fact]
    public async Task Lists_of_single_values_and_free_json_are_read()
    {
        using var server = new RawServer(RawServer.Json(200, """["a","b"]"""), RawServer.Json(200, $"[\"{Hex}\"]"), RawServer.Json(200, """[1,{"a":null}]"""));
        var other = server.Generated().Other;

        (await other.GetPrimitivesAsync<string>(Stop)).Should().Equal("a", "b");
        (await other.GetPrimitivesAsync<Guid?>(Stop)).Should().Equal(Uuid);
        (await other.GetUntypedAsync(Stop)).Should().BeOfType<UntypedArray>().Which.GetValue().Should().HaveCount(2);
    }

    [Fact]
    public async Task Forms_and_texts_are_written_by_what_the_client_registered()
    {
        using var server = new RawServer(RawServer.Json(204, ""));
        var other = server.Generated().Other;
        var form = new MultipartBody();
        form.AddOrReplacePart("name", "text/plain", "the name");
        form.AddOrReplacePart("row", "application/json", new Row { Offering = Uuid });

        await other.PostFormAsync(form, Stop);
        await other.PostScalarAsync("plain", Stop);

        server.Requests[0].Should().Contain("Content-Type: multipart/form-data; boundary=").And.Contain("the name").And.Contain($$"""{"offering":"{{Hex}}"}""");
        server.Requests[1].Should().Contain("Content-Type: text/plain").And.EndWith("plain");
    }

    [Fact]
    public async Task A_backing_store_writes_what_changed_and_null_where_it_was_set()
    {
        using var server = new RawServer(RawServer.Json(200, $$"""{"uuid":"{{Hex}}","name":"EESSI","version":"1","description":"d"}"""));
        var api = new Generated.GeneratedClient(server.Client().AsKiotaAdapter(), new InMemoryBackingStoreFactory());
        var catalog = await api.Catalogs[Uuid].GetAsync(Stop);

        catalog!.Version = "2";
        catalog.Description = null;
        await api.Catalogs[Uuid].PatchAsync(catalog, Stop);

        server.Requests[1].Should().Contain("\"version\":\"2\"").And.Contain("\"description\":null").And.NotContain("EESSI");
    }

    [Fact]
    public async Task A_write_without_a_body_is_empty_for_Waldur_and_an_empty_object_for_Katello()
    {
        using var server = new RawServer(RawServer.Json(200, "{}"));

        await server.Generated().BackendResources[Uuid].StartProcessing.PostAsync(cancellationToken: Stop);
        await server.Generated(adapter: KiotaAdapterOptions.Katello).BackendResources[Uuid].StartProcessing.PostAsync(cancellationToken: Stop);

        server.Requests[0].Should().EndWith("Content-Length: 0\r\n\r\n");
        server.Requests[1].Should().EndWith("\r\n\r\n{}").And.Contain("Content-Type: application/json");
    }

    private static async Task ShouldRead<T>(string body, object? expected, string mediaType = "application/json")
    {
        using var server = new RawServer(RawServer.Of(200, mediaType, body));
        ((object?)await server.Generated().Other.GetPrimitiveAsync<T>(Stop)).Should().Be(expected);
    }
}
