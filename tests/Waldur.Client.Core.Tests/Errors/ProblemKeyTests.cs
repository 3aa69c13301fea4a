using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

public class ProblemKeyTests
{
    [Fact]
    public void What_changes_with_each_attempt_makes_no_other_problem() =>
        Key("busy, 17 before you, since 10:00:01", "req-a").Should().Be(Key("busy, 8 before you, since 10:00:59", "req-b"));

    [Fact]
    public void Another_text_another_status_and_another_type_are_other_problems()
    {
        string[] keys =
        [
            Key("busy", "a"),
            Key("locked", "a"),
            Key("busy", "a", HttpStatusCode.BadGateway),
            ProblemKey.From(new IOException("busy")),
            ProblemKey.From(new InvalidOperationException("busy")),
            ProblemKey.From(new ApiException("busy")),
            ProblemKey.From(new ApiException("locked")),
        ];

        keys.Should().OnlyHaveUniqueItems();
    }

    private static string Key(string detail, string id, HttpStatusCode status = HttpStatusCode.Conflict) => ProblemKey.From(new ApiException(new ApiFailure
    {
        Method = HttpMethod.Get,
        Path = "/api/",
        StatusCode = status,
        RequestId = id,
        Body = $$"""{"detail":"{{detail}}"}""",
    }));

    [Fact]
    public void A_number_is_one_sign_however_long_it_is()
    {
        Key("17 before you, since 10:00:01", "a").Should().EndWith(": # before you, since #:#:#");
        Key("busy", "a").Should().NotBe(Key("busy1", "a"));
    }

    [Fact]
    public void The_id_of_a_request_is_no_part_of_a_problem()
    {
        static ApiException Error(string? id, string body = "") =>
            new(new ApiFailure { Method = HttpMethod.Get, Path = "/api/", StatusCode = HttpStatusCode.BadGateway, RequestId = id, Body = body });

        ProblemKey.From(Error("req-a")).Should().Be(ProblemKey.From(Error("req-b")));
        ProblemKey.From(Error(null, """{"detail":"busy"}""")).Should().EndWith(": busy").And.Be(ProblemKey.From(Error("a", """{"detail":"busy"}""")));
        FluentActions.Invoking(() => ProblemKey.From(null!)).Should().Throw<ArgumentNullException>();
    }
}
