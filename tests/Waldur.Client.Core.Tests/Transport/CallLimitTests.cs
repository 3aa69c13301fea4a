using Waldur.Client.Core;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Transport;

/// <summary>The limit of each attempt, from those of the call and of the client.</summary>
public sealed class CallLimitTests
{
    // No timer runs longer.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
    private readonly FakeClock _clock = new();

    [Fact]
    public void An_attempt_has_its_own_limit_or_what_is_left_of_the_call()
    {
        var call = Call(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(100));

        call.AttemptLimit().Should().Be(TimeSpan.FromSeconds(30));
        call.IsLimitedByCall.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(90));
        call.AttemptLimit().Should().Be(TimeSpan.FromSeconds(10));
        call.IsLimitedByCall.Should().BeTrue();
        call.Remaining.Should().Be(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Without_a_limit_for_attempts_the_calls_counts()
    {
        var call = Call(Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(100));

        call.AttemptLimit().Should().Be(TimeSpan.FromSeconds(100));
        call.IsLimitedByCall.Should().BeTrue();
    }

    [Fact]
    public void Without_a_limit_for_the_call_there_is_always_time_left()
    {
        var call = Call(TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromDays(100));

        call.Remaining.Should().Be(TimeSpan.MaxValue);
        call.AttemptLimit().Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_limit_that_no_timer_can_have_is_none()
    {
        Call(Longest, Timeout.InfiniteTimeSpan).AttemptLimit().Should().Be(Longest);
        Call(Longest + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan).AttemptLimit().Should().Be(Timeout.InfiniteTimeSpan);
        Call(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).AttemptLimit().Should().Be(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_call_whose_time_is_over_has_a_limit_all_the_same()
    {
        var call = Call(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(100));
        _clock.Advance(TimeSpan.FromSeconds(101));

        call.AttemptLimit().Should().Be(TimeSpan.FromTicks(1));
    }

    [Fact]
    public void What_is_no_limit_is_refused_with_what_it_must_be()
    {
        FluentActions.Invoking(() => new ClientOptions { Timeout = TimeSpan.Zero }).Should().Throw<ArgumentOutOfRangeException>().WithMessage("A time limit is positive, or*");
        FluentActions.Invoking(() => Limits.Finite(TimeSpan.Zero, "x")).Should().Throw<ArgumentOutOfRangeException>().WithMessage("A wait is positive and finite.*");
        FluentActions.Invoking(() => Limits.NotNegative(-1, "x")).Should().Throw<ArgumentOutOfRangeException>().WithMessage("The number cannot be negative.*");
        FluentActions.Invoking(() => Limits.Size(0, "x")).Should().Throw<ArgumentOutOfRangeException>().WithMessage($"A size is between 1 and {Array.MaxLength} bytes.*");
        FluentActions.Invoking(() => Limits.Size(Array.MaxLength + 1L, "x")).Should().Throw<ArgumentOutOfRangeException>();
        Limits.Size(Array.MaxLength, "x").Should().Be(Array.MaxLength);
        Limits.Finite(TimeSpan.FromDays(24), "x").Should().Be(TimeSpan.FromDays(24));
        FluentActions.Invoking(() => Limits.Finite(TimeSpan.FromDays(24) + TimeSpan.FromTicks(1), "x")).Should().Throw<ArgumentOutOfRangeException>();
    }

    private Call Call(TimeSpan attempt, TimeSpan whole) =>
        new(TestCalls.Request(), accept: null, new ClientOptions { AttemptTimeout = attempt, Timeout = whole, TimeProvider = _clock }, new CallOptions());
}
