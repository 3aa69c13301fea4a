using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

/// <summary>What counts as gone, and what stays an error.</summary>
public class AbsenceTests
{
    [Theory]
    [InlineData(404, """{"detail":"No Thing matches the given query."}""", "application/json", true)]
    [InlineData(404, """{"status":404,"error":"Not Found"}""", "application/json", false)]
    [InlineData(404, "<h1>Not found</h1>", "text/html", false)]
    [InlineData(404, "", null, false)]
    [InlineData(403, """{"detail":"No Thing matches the given query."}""", "application/json", false)]
    public async Task Only_the_servers_own_word_makes_an_object_absent(int status, string body, string? mediaType, bool isAbsent)
    {
        var error = Response.With(status, body, mediaType, Response.Request("GET"));
        Func<Task<object?>> reading = () => Absence.TryGetAsync<object>(_ => Task.FromException<object>(error), TestContext.Current.CancellationToken);

        Absence.IsProvenBy(error).Should().Be(isAbsent);
        if (isAbsent)
        {
            (await reading()).Should().BeNull();
        }
        else
        {
            (await reading.Should().ThrowAsync<ApiException>()).Which.Should().BeSameAs(error);
        }
    }

    [Fact]
    public async Task What_is_there_is_given()
    {
        var thing = new object();

        (await Absence.TryGetAsync(_ => Task.FromResult(thing), TestContext.Current.CancellationToken)).Should().BeSameAs(thing);
        await FluentActions.Awaiting(() => Absence.TryGetAsync<object>(null!, TestContext.Current.CancellationToken)).Should().ThrowAsync<ArgumentNullException>();
    }
}
