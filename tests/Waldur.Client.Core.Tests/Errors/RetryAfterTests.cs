using Waldur.Client.Core;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Errors;

public class RetryAfterTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData(" 120 ", 120)]
    [InlineData("-5", 0)]
    [InlineData("86400", 86400)]
    [InlineData("86401", 86400)]
    [InlineData("99999999999999999999999999", 86400)]
    [InlineData("Thu, 01 Jan 2026 00:00:30 GMT", 30)]
    [InlineData("Thursday, 01-Jan-26 00:00:30 GMT", 30)]
    [InlineData("Thu Jan  1 00:00:30 2026", 30)]
    [InlineData("Wed, 31 Dec 2025 23:59:00 GMT", 0)]
    [InlineData("Fri, 01 Jan 2027 00:00:00 GMT", 86400)]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("soon", null)]
    [InlineData("-", null)]
    [InlineData("1.5", null)]
    [InlineData("5, 10", null)]
    [InlineData("٣", null)]
    [InlineData("Thu, 99 Jan 2026 00:00:30 GMT", null)]
    public void Both_forms_are_read(string? value, int? seconds) =>
        RetryAfter.Parse(value, new FakeClock().GetUtcNow())
            .Should().Be(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value));

    [Fact]
    public void A_date_is_counted_from_now()
    {
        var clock = new FakeClock();
        clock.Advance(TimeSpan.FromSeconds(20));

        RetryAfter.Parse("Thu, 01 Jan 2026 00:00:30 GMT", clock.GetUtcNow()).Should().Be(TimeSpan.FromSeconds(10));
    }
}
