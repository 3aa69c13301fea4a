using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waldur.Client.Core;
using Waldur.Client.Katello.Models;
using Waldur.Client.Models;

namespace Waldur.Client.Conventions.Safety;

/// <summary>A model that is written back says what was read, and nothing else; one that was built says what was set.</summary>
public class WriteBackTests
{
    private const int PerModel = 200;

    public static TheoryData<Type> Models() => ResponseFuzzTests.Models();

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_writes_back_the_fields_that_it_read_and_no_other(Type model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var whole = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(SampleModels.Of(model), model));
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < PerModel; i++)
        {
            var read = Parse(DamagedJson.Of(whole, random));
            if (read is JsonObject)
            {
                var json = read.ToJsonString();
                var value = JsonSerializer.Deserialize(json, model)!;
                Touch(value);
                Compare(read, JsonNode.Parse(JsonSerializer.Serialize(value, model)), $"seed {seed}, case {i}: {json}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_that_a_server_sends_writes_nothing_until_something_is_set(Type model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var isOnlySent = model.GetProperties().Any(property => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)));
        if (!isOnlySent)
        {
            JsonSerializer.Serialize(Activator.CreateInstance(model), model).Should().Be("{}");
        }
    }

    [Fact]
    public void A_default_that_is_set_is_written()
    {
        var synchronisation = new RemoteSynchronisation { IsActive = false, LastExecution = null, Uuid = Guid.Empty };

        JsonSerializer.Serialize(synchronisation).Should().Be("""{"uuid":"00000000-0000-0000-0000-000000000000","is_active":false,"last_execution":null}""");
    }

    [Fact]
    public void Null_in_a_field_that_cannot_be_cleared_is_refused_at_once()
    {
        var patch = () => new SoftwareCatalogPatch { Description = null! };
        var update = () => new SyncPlanUpdate { Name = null! };
        var cleared = new SyncPlanUpdate { Description = null };

        patch.Should().Throw<ArgumentNullException>().WithParameterName("Description").WithMessage("*unset*");
        update.Should().Throw<ArgumentNullException>().WithParameterName("Name");
        JsonSerializer.Serialize(cleared).Should().Be("""{"description":null}""");
    }

    // Asking for a part that was not there makes none.
    private static void Touch(object model)
    {
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            _ = property.GetValue(model);
        }
    }

    private static void Compare(JsonNode? before, JsonNode? after, string because)
    {
        switch (before)
        {
            case JsonObject map:
                after.Should().BeOfType<JsonObject>(because);
                after!.AsObject().Select(pair => pair.Key).Should().BeEquivalentTo(map.Select(pair => pair.Key), because);
                foreach (var (key, value) in map)
                {
                    Compare(value, after[key], because);
                }

                break;
            case JsonArray list:
                after.Should().BeOfType<JsonArray>(because).Which.Should().HaveCount(list.Count, because);
                for (var i = 0; i < list.Count; i++)
                {
                    Compare(list[i], after![i], because);
                }

                break;
            case null:
                after.Should().BeNull(because);
                break;
            default:
                after.Should().BeAssignableTo<JsonValue>(because);
                break;
        }
    }

    // Duplicate keys and texts that are no Unicode have no form as nodes.
    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            var node = JsonNode.Parse(body);
            return node is JsonObject map && JsonNode.Parse(Encoding.UTF8.GetBytes(map.ToJsonString())) is { } copy && JsonNode.DeepEquals(node, copy) ? node : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
