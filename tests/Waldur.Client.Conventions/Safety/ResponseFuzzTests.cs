using System.Reflection;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Waldur.Client.Core;

namespace Waldur.Client.Conventions.Safety;

/// <summary>
/// However the bytes of a response are damaged, every generated model ends in a value that can be written again, or in the
/// documented exception. A failure gives FsCheck's seed, with which it can be replayed.
/// </summary>
public class ResponseFuzzTests
{
    private const int PerModel = 500;
    private static readonly ApiOperation Operation = new("fuzz", HttpMethod.Get, "/");

    public static TheoryData<Type> Models() =>
    [
        .. new[] { Packages.Waldur, Packages.Katello }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => typeof(ApiModel).IsAssignableFrom(type)),
    ];

    [Fact]
    public void There_are_models_to_damage() => Models().Count.Should().BeGreaterThan(40);

    [Theory]
    [MemberData(nameof(Models))]
    public Task Damaged_responses_end_in_values_or_the_documented_exception(Type model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (Task)typeof(ResponseFuzzTests).GetMethod(nameof(FuzzAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model).Invoke(null, null)!;
    }

    private static async Task FuzzAsync<T>()
        where T : class, IJsonModel<T>
    {
        var whole = await WrittenAsync((T)SampleModels.Of(typeof(T)));
        var handler = new CannedResponse();
        using var client = new ApiClient(new HttpMessageInvoker(handler), new Uri("https://h/"), new TokenCredential("t"), new ClientOptions { MaxRetries = 0 });
        (await ReadAsync<T>((client, handler), whole)).Should().NotBeNull("what is whole is read");

        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => HoldsAsync<T>((client, handler), Mutation.Of(whole, seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(PerModel));
    }

    private static async Task HoldsAsync<T>((ApiClient Client, CannedResponse Handler) server, byte[] body)
        where T : class, IJsonModel<T>
    {
        if (await ReadAsync<T>(server, body) is not { } value)
        {
            return;
        }

        var first = await WrittenAsync(value);
        CheckJson(first);
        var again = await ReadAsync<T>(server, first);
        again.Should().NotBeNull("what was written is whole");
        var second = await WrittenAsync(again!);
        second.Should().Equal(await WrittenAsync((await ReadAsync<T>(server, second))!), "writing has come to rest");
    }

    private static async Task<T?> ReadAsync<T>((ApiClient Client, CannedResponse Handler) server, byte[] body)
        where T : class, IJsonModel<T>
    {
        server.Handler.Body = body;
        try
        {
            return (await server.Client.SendAsync(new ApiRequest(Operation, "/"), ResponseReader.Model<T>())).Value;
        }
        catch (ApiException error) when (error is ApiUnexpectedContentException or ApiValidationException || HoldsError(body))
        {
            return null;
        }
    }

    // What the server itself calls an error is its own exception.
    private static bool HoldsError(byte[] body) => body.AsSpan().IndexOf("\"error\""u8) >= 0;

    private static async Task<byte[]> WrittenAsync<T>(T model)
        where T : class, IJsonModel<T>
    {
        using var content = RequestContent.Json(model).CreateHttpContent();
        return await content.ReadAsByteArrayAsync();
    }

    private static void CheckJson(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
        }
    }
}
