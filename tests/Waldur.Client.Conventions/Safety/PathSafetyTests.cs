using System.Reflection;
using System.Text;

namespace Waldur.Client.Conventions.Safety;

/// <summary>No text, of an id or a filter, changes the segments of a request's path or its host.</summary>
public class PathSafetyTests
{
    private const string Host = "waldur.example.com";
    private static readonly string[] Hostile =
    [
        "..", ".", "%2e%2e", "%2E.", "%252e%252e", "a/b", "a%2fb", "a%252Fb", "a\\b", "/", "//evil.example.com", "?x", "a?b=c", "#", "a#b", "a;b", "a&b=c",
        "@evil.example.com", "a:b", "a b", " ", "", "\t", "\r\nX: y", "\0", "\u007f", "\ud800", "\udc00a", "ü", "𝄞", "%", "%zz", "%00", "..;/", "a\u202eb",
    ];

    public static TheoryData<string> Products() => ["Waldur.Client", "Waldur.Client.Katello"];

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Hostile_texts_stay_what_they_are(string product)
    {
        foreach (var text in Hostile)
        {
            await CheckAsync(product, text);
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public async Task Random_texts_stay_what_they_are(string product)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"{nameof(Random_texts_stay_what_they_are)} seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var text = RandomText(random);
            await CheckAsync(product, text, $"seed {seed}, text {i}");
        }
    }

    private static async Task CheckAsync(string product, string text, string because = "")
    {
        var assembly = Assembly.Load(product);
        var calls = 0;
        var client = new CapturingClient();
        foreach (var builder in BuilderTree.Builders(assembly, client, text))
        {
            foreach (var (name, call) in BuilderTree.Operations(builder, text))
            {
                client.Requests.Clear();
                calls++;
                var refused = await RefusesAsync(call);
                if (refused)
                {
                    client.Requests.Should().BeEmpty($"{name} refused it {because}");
                    continue;
                }

                var request = client.Requests.Should().ContainSingle(name).Subject;
                var uri = new Uri("https://" + Host + request.PathAndQuery);
                uri.Host.Should().Be(Host, because);
                uri.Fragment.Should().BeEmpty(because);
                Segments(uri.AbsolutePath).Should().Be(Segments(request.Operation.PathTemplate), $"{name} with '{Shown(text)}' {because}");
                Segments(Uri.UnescapeDataString(uri.AbsolutePath)).Should().Be(Segments(request.Operation.PathTemplate), $"{name} decoded, with '{Shown(text)}' {because}");
            }
        }

        calls.Should().BePositive();
    }

    private static async Task<bool> RefusesAsync(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static int Segments(string path) => path.Split('/').Length;

    private static string RandomText(Random random)
    {
        const string Likely = "./\\%2e2Ff?#@:;&=+ \r\n\0aZ9ü\ud83d\ude00\ud800";
        var text = new StringBuilder();
        for (var length = random.Next(0, 12); length > 0; length--)
        {
            text.Append(random.Next(4) == 0 ? (char)random.Next(0, 0xFFFF) : Likely[random.Next(Likely.Length)]);
        }

        return text.ToString();
    }

    private static string Shown(string text) => Convert.ToHexString(Encoding.Unicode.GetBytes(text));
}
