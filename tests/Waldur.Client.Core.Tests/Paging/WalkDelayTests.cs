using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Paging;

public sealed class WalkDelayTests
{
    [Fact]
    public async Task The_pauses_between_walks_grow_to_a_bound_on_the_clock_that_was_given()
    {
        var clock = new FakeClock();
        var began = new List<double>();
        var list = AsyncPageable.Create(
            (request, _) =>
            {
                if (request.Number == 1)
                {
                    began.Add(clock.GetElapsedTime(0).TotalSeconds);
                }

                return Task.FromResult<Page<int>?>(request.Number == 1 ? new([1, 2], 1, request.Size, 5) : null);
            },
            static row => row,
            new() { PageSize = 2, MaxWalks = 8 },
            clock);

        var reading = () => clock.RunUntilCompletedAsync(list.ToListAsync(TestContext.Current.CancellationToken), TimeSpan.FromSeconds(0.25));

        await reading.Should().ThrowAsync<IncompleteListingException>();
        began.Zip(began.Skip(1), (one, next) => next - one).Should().Equal(0.25, 0.5, 1, 2, 4, 4, 4);
    }
}
