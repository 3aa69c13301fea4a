namespace Waldur.Client.Core.Tests.Waiting;

public sealed class WaitOptionsTests
{
    private static readonly TimeSpan Negative = TimeSpan.FromTicks(-2);
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(25);

    public static TheoryData<Func<WaitOptions>, string> Refused => new()
    {
        { () => new() { FirstDelay = Negative }, "FirstDelay must be between*" },
        { () => new() { FirstDelay = TooLong }, "FirstDelay must be between*" },
        { () => new() { Interval = TimeSpan.Zero }, "Interval must be between*" },
        { () => new() { Interval = TooLong }, "Interval must be between*" },
        { () => new() { MaxInterval = TimeSpan.Zero }, "MaxInterval must be between*" },
        { () => new() { BackoffFactor = 0.9 }, "BackoffFactor must be between*" },
        { () => new() { BackoffFactor = double.NaN }, "BackoffFactor must be between*" },
        { () => new() { Jitter = -0.1 }, "Jitter must be between*" },
        { () => new() { Jitter = 1.1 }, "Jitter must be between*" },
        { () => new() { Timeout = Negative }, "Timeout must be between*" },
        { () => new() { Timeout = TooLong }, "Timeout must be between*" },
        { () => new() { LastPollTimeout = Negative }, "LastPollTimeout must be between*" },
        { () => new() { MaxConsecutiveFailures = -1 }, "MaxConsecutiveFailures must not be negative*" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_makes_no_sense_is_refused_when_it_is_set(Func<WaitOptions> make, string message) =>
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);

    [Fact]
    public void The_defaults_end() =>
        WaitOptions.Default.Should().Be(new WaitOptions
        {
            FirstDelay = TimeSpan.Zero,
            Interval = TimeSpan.FromSeconds(1),
            MaxInterval = TimeSpan.FromSeconds(30),
            BackoffFactor = 1.5,
            Jitter = 0.1,
            Timeout = TimeSpan.FromMinutes(10),
            LastPollTimeout = TimeSpan.FromSeconds(5),
            MaxConsecutiveFailures = null,
        });
}
