using System.Text.Json;
using Golden.Basics.Models;
using Waldur.Client;

namespace ApiGenerator.Tests.Behaviour;

public sealed class ModelTests
{
    private const string Row = """
        {
          "url": "https://waldur.example.org/api/backend-resources/0000/", "uuid": "9f1c0d6c2a4b4c7e8d5a1b2c3d4e5f60", "name": "vm", "created": "2025-01-02T03:04:05Z",
          "erased": null, "state": "Sent", "owner": {"full_name": "Ann", "manager": {"full_name": "Bo", "nick": 1}}, "endpoints": [{"name": "web", "mode": "on"}],
          "limits": {"cpu": 4}, "matrix": [[1, null], []], "count": 5000000000, "cost": "12.50", "backend_metadata": {"a": [1, 2]}, "kind": "", "more": {"x": true}
        }
        """;

    [Fact]
    public void A_row_is_read_as_the_description_says()
    {
        var row = Read<BackendResource>(Row);

        row.Uuid.Should().Be(Guid.Parse("9f1c0d6c-2a4b-4c7e-8d5a-1b2c3d4e5f60"));
        row.State.Should().Be(StateEnum.Sent);
        row.Kind.Should().NotBeNull();
        row.Kind!.Value.IsKnown.Should().BeFalse();
        row.Owner.Manager.FullName.Should().Be("Bo");
        row.Endpoints.Should().ContainSingle().Which.Mode.Should().Be(EndpointMode.On);
        row.Limits["cpu"].Should().Be(4);
        row.Matrix![0].Should().Equal(1, null);
        row.Count.Should().Be(5_000_000_000);
        row.Cost.Should().Be(12.50m);
        row.BackendMetadata!.Value.ToString().Should().Be("""{"a":[1,2]}""");
        row.AdditionalData.Should().ContainSingle().Which.Key.Should().Be("more");
    }

    [Fact]
    public void A_round_trip_loses_nothing()
    {
        var written = JsonSerializer.Serialize(Read<BackendResource>(Row));

        using var before = JsonDocument.Parse(Row);
        using var after = JsonDocument.Parse(written);
        foreach (var property in before.RootElement.EnumerateObject())
        {
            // The uuid gets its dashes and the decimal its number; all else is as it came.
            if (property.Name is not ("uuid" or "cost" or "created"))
            {
                JsonElement.DeepEquals(after.RootElement.GetProperty(property.Name), property.Value).Should().BeTrue(property.Name);
            }
        }
    }

    [Fact]
    public void An_unknown_value_of_an_enum_is_kept()
    {
        var row = Read<BackendResource>("""{"state": "Paused"}""");

        row.State.IsKnown.Should().BeFalse();
        row.State.Should().Be(StateEnum.From("Paused"));
        JsonSerializer.Serialize(row).Should().Contain("\"state\":\"Paused\"");
    }

    [Theory]
    [InlineData("""{"uuid": 5}""", "uuid")]
    [InlineData("""{"created": "soon"}""", "created")]
    [InlineData("""{"owner": "Ann"}""", "owner")]
    [InlineData("""{"endpoints": {"name": "web"}}""", "endpoints")]
    [InlineData("""{"limits": {"cpu": "many"}}""", "limits")]
    [InlineData("""{"count": [1]}""", "count")]
    [InlineData("""{"is_active": "maybe"}""", "is_active")]
    public void A_value_of_the_wrong_type_is_kept_and_written_back(string json, string name)
    {
        var row = Read<BackendResource>(json);

        row.AdditionalData.Should().ContainKey(name);
        using var before = JsonDocument.Parse(json);
        using var after = JsonDocument.Parse(JsonSerializer.Serialize(row));
        JsonElement.DeepEquals(after.RootElement.GetProperty(name), before.RootElement.GetProperty(name)).Should().BeTrue();
    }

    [Fact]
    public void What_the_server_left_out_has_a_default_that_is_not_null()
    {
        var row = Read<BackendResource>("{}");

        row.Name.Should().BeEmpty();
        row.Owner.Manager.Manager.FullName.Should().BeEmpty();
        row.Endpoints.Should().BeEmpty();
        row.Limits.Should().BeEmpty();
        row.Erased.Should().BeNull();
    }

    [Fact]
    public void A_model_that_was_built_writes_what_was_set_and_nothing_else()
    {
        JsonSerializer.Serialize(new BackendResource()).Should().Be("{}");
        JsonSerializer.Serialize(new BackendResource { IsActive = false, Uuid = Guid.Empty, Erased = null, Started = null })
            .Should().Be("""{"uuid":"00000000-0000-0000-0000-000000000000","erased":null,"is_active":false}""");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"erased":null}""")]
    [InlineData("""{"uuid":null}""")]
    [InlineData("""{"started":null,"is_active":false,"count":0}""")]
    [InlineData("""{"owner":{},"unheard_of":null}""")]
    public void A_model_that_was_read_writes_what_was_read_and_nothing_else(string json)
    {
        var row = Read<BackendResource>(json);
        _ = row.Owner.ToString();

        using var before = JsonDocument.Parse(json);
        using var after = JsonDocument.Parse(JsonSerializer.Serialize(row));
        JsonElement.DeepEquals(after.RootElement, before.RootElement).Should().BeTrue(after.RootElement.ToString());
    }

    [Fact]
    public void A_patch_sends_what_is_set_null_included()
    {
        var patch = new PatchedBackendResourceRequest { Name = "new", Note = null, Tags = new(["a"]), State = StateEnum.Done };

        JsonSerializer.Serialize(patch).Should().Be("""{"name":"new","note":null,"tags":["a"],"state":"Done"}""");
    }

    [Fact]
    public void A_patch_is_read_as_it_was_written()
    {
        var patch = Read<PatchedBackendResourceRequest>("""{"note": null, "limits": {"cpu": 1}, "end_date": "2025-06-01"}""");

        patch.Name.HasValue.Should().BeFalse();
        patch.Note.HasValue.Should().BeTrue();
        patch.Note.Value.Should().BeNull();
        patch.Limits.Value!["cpu"].Should().Be(1);
        patch.EndDate.Value.Should().Be(new DateOnly(2025, 6, 1));
        JsonSerializer.Serialize(patch).Should().Be("""{"note":null,"end_date":"2025-06-01","limits":{"cpu":1}}""");
    }

    [Fact]
    public void A_model_of_a_request_can_be_read_too()
    {
        var request = Read<BackendResourceRequest>("""{"name": "vm", "target": {"host": "h", "port": 1}, "tags": ["a"]}""");

        request.Target.Host.Should().Be("h");
        JsonSerializer.Serialize(request).Should().Be("""{"name":"vm","target":{"host":"h","port":1},"tags":["a"]}""", "nothing else was read");
    }

    [Fact]
    public void An_open_enum_is_its_text()
    {
        default(StateEnum).Value.Should().BeEmpty();
        StateEnum.From("Done").Should().Be(StateEnum.Done);
        (StateEnum.From("done") == StateEnum.Done).Should().BeFalse();
        StateEnum.Known.Select(state => state.Value).Should().Equal("Sent", "Processing", "Done", "Erred");
        JsonSerializer.Deserialize<StateEnum>("\"Erred\"").Should().Be(StateEnum.Erred);
        BackendResourcesO.CreatedDescending.ToString().Should().Be("-created");
    }

    [Fact]
    public void Nothing_prints_a_secret()
    {
        new BackendResource { Token = "s3cret" }.ToString().Should().NotContain("s3cret");
        new BackendResourcesQuery { NameExact = "s3cret" }.ToString().Should().Be("BackendResourcesQuery");
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
}
