using System.Net;
using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

public class ErrorFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 5000;
    private static readonly int[] Statuses = [200, 302, 400, 401, 403, 404, 405, 409, 422, 429, 500, 502];
    private static readonly string?[] MediaTypes = [null, "", "application/json", "text/html", "text/plain", "\0garbage"];
    private static readonly byte[][] Splinters =
    [
        .. new[] { "{", "}", "[", "]", "\"", ":", ",", "\\", "\\ud800", "<", "<title>", "</title>", "null", "\r\n", "\u202e", "permissions:", "\uFEFF" }
            .Select(Encoding.UTF8.GetBytes),
        [0x80], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0],
    ];

    [Fact]
    public void No_body_whatever_breaks_the_making_of_an_error()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var bodies = Shapes.All.Select(static shape => Encoding.UTF8.GetBytes(shape.Body)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var body = Mutate(random, bodies[random.Next(bodies.Length)]);

            var status = Statuses[random.Next(Statuses.Length)];
            var mediaType = MediaTypes[random.Next(MediaTypes.Length)];

            Func<ApiException> make = () => status == 200
                ? ErrorFactory.FromContent(Response.Request(), HttpStatusCode.OK, default, mediaType, body, "application/json")
                : Response.With(status, body, mediaType);

            var error = make.Should().NotThrow($"seed {seed}, round {round}, body {Convert.ToHexString(body)}").Subject;
            error.Message.Any(static c => char.IsControl(c) || c is '\u2028' or '\u2029')
                .Should().BeFalse($"seed {seed}, round {round}: {error.Message}");
        }
    }

    private static byte[] Mutate(Random random, byte[] body)
    {
        var mutant = body.ToList();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(mutant.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < mutant.Count:
                    mutant[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutant.RemoveRange(at, random.Next(mutant.Count - at + 1));
                    break;
                case 2:
                    mutant.InsertRange(at, mutant.Take(random.Next(mutant.Count + 1)).ToArray());
                    break;
                default:
                    mutant.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                    break;
            }
        }

        return [.. mutant];
    }
}
