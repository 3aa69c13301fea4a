using System.Globalization;
using System.Text;
using System.Text.Json;
using Waldur.Client.Core;

namespace Waldur.Client.Conventions.Safety;

/// <summary>
/// However a response is damaged, no operation gives an object that does not say which it is, or another than was asked for,
/// and nothing but an array or the described envelope is a list. The number of cases is WALDUR_FUZZ_CASES, 20,000 without it;
/// WALDUR_FUZZ_SEED repeats a run.
/// </summary>
public sealed class OperationFuzzTests(ITestOutputHelper output)
{
    private const string Text = "text";
    private static readonly int Cases = Number("WALDUR_FUZZ_CASES") ?? 20_000;

    [Theory]
    [InlineData("Waldur.Client", 15)]
    [InlineData("Waldur.Client.Katello", 12)]
    public async Task No_operation_believes_a_damaged_identity(string product, int leastOperations)
    {
        var seed = Number("WALDUR_FUZZ_SEED") ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var handler = new CannedResponse();
        using var client = new ApiClient(new HttpMessageInvoker(handler), new Uri("https://h/"), new TokenCredential("t"), new ClientOptions { MaxRetries = 0 });
        var operations = Operations(product, client).ToList();
        operations.Should().HaveCountGreaterThanOrEqualTo(leastOperations);

        var believed = 0;
        foreach (var (name, call, kind) in operations)
        {
            var whole = Whole(kind);
            handler.Body = whole;
            (await ValueOfAsync(call)).Should().NotBeNull($"{name} reads what is whole");
            for (var i = 0; i < Cases / operations.Count / 2; i++)
            {
                handler.Body = DamagedJson.Of(whole, random);
                believed += await HoldsAsync(call, handler, $"{name}, seed {seed}, case {i}") ? 1 : 0;
            }
        }

        output.WriteLine($"{operations.Count} operations, {believed} responses believed");
        believed.Should().BePositive("damage to other fields is forgiven");
    }

    private static async Task<bool> HoldsAsync(Func<Task> call, CannedResponse handler, string which)
    {
        object? value;
        try
        {
            value = await ValueOfAsync(call);
        }
        catch (ApiException)
        {
            return false;
        }

        if (value is null)
        {
            handler.Body.Should().BeEmpty($"only an empty body gives no object: {which}");
            return false;
        }

        var because = $"{which}: {Encoding.UTF8.GetString(handler.Body)}";
        foreach (var model in Identities.Objects(value))
        {
            Identities.IsGood(Identities.Of(model)).Should().BeTrue(because);
        }

        CheckShape(value, handler, because);
        if (AsksForOne(handler.RequestUri!) && value is not (Waldur.Client.Models.Resource or Waldur.Client.Models.ActionStatus or Waldur.Client.Models.CatalogJob
            or Waldur.Client.Models.BackendIdCheckResult or Waldur.Client.Models.EventQueue
            or Waldur.Client.Models.AgentConnectionStats or System.Collections.IEnumerable))
        {
            IsOfSample(Identities.Of(value)).Should().BeTrue(because);
        }

        return true;
    }

    private static Guid SampleUuid { get; } = Guid.Parse("0123456789abcdef0123456789abcdef");

    // What a sync gives back is its task, and not the plan; what is registered or created under an object is another, too.
    private static bool AsksForOne(Uri uri)
    {
        var path = uri.AbsolutePath.TrimEnd('/');
        return !path.EndsWith("/sync", StringComparison.Ordinal) && !path.Contains("/register_", StringComparison.Ordinal)
            && !path.EndsWith("/create_queue", StringComparison.Ordinal)
            && (path.Contains(SampleUuid.ToString("N"), StringComparison.Ordinal) || path.Contains("/tasks/", StringComparison.Ordinal) || path.Contains("/products/1", StringComparison.Ordinal)
                || path.Contains("/sync_plans/1", StringComparison.Ordinal));
    }

    private static void CheckShape(object value, CannedResponse handler, string because)
    {
        // A byte order mark, which damage may put in front, is skipped by the client as well.
        using var body = JsonDocument.Parse(handler.Body.AsMemory(handler.Body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0));
        var root = body.RootElement;
        if (value is Katello.Models.SyncPlanList or Katello.Models.OrganizationList or Katello.Models.ProductList or Katello.Models.ForemanTaskList)
        {
            root.GetProperty("results").ValueKind.Should().Be(JsonValueKind.Array, because);
            root.TryGetProperty("subtotal", out _).Should().BeTrue(because);
            (!root.TryGetProperty("error", out var error) || error.ValueKind == JsonValueKind.Null || error.ValueEquals("")).Should().BeTrue(because);
        }
        else
        {
            root.ValueKind.Should().Be(value is System.Collections.IEnumerable ? JsonValueKind.Array : JsonValueKind.Object, because);
        }
    }

    private static IEnumerable<(string Name, Func<Task> Call, Type Kind)> Operations(string product, IApiClient client)
    {
        var assembly = product == "Waldur.Client" ? Packages.Waldur : Packages.Katello;
        foreach (var builder in BuilderTree.Builders(assembly, client, Text))
        {
            foreach (var (name, call) in BuilderTree.Operations(builder, Text))
            {
                var method = builder.GetType().GetMethod(name.Split('.')[^1])!;
                if (method.ReturnType.GetGenericArguments()[0] is { IsGenericType: true } response)
                {
                    yield return (name, call, response.GetGenericArguments()[0]);
                }
            }
        }
    }

    private static byte[] Whole(Type kind)
    {
        var isList = kind.IsGenericType;
        var model = isList ? kind.GetGenericArguments()[0] : kind;
        var one = JsonSerializer.Serialize(SampleModels.Of(model), model);
        return Encoding.UTF8.GetBytes(isList ? $"[{one},{one}]" : one);
    }

    private static async Task<object?> ValueOfAsync(Func<Task> call)
    {
        var task = call();
        await task;
        var response = task.GetType().GetProperty("Result")!.GetValue(task)!;
        return response.GetType().GetProperty("Value")!.GetValue(response);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsOfSample(object? identity) => Equals(identity, SampleUuid) || Equals(identity, 1) || Equals(identity, Text);
}
