using Waldur.Client.Core;

namespace Waldur.Client.Tests.Recovery;

public sealed class LostResponseOptionsTests
{
    public static TheoryData<Func<LostResponseOptions>, string> Refused => new()
    {
        { () => new() { Patience = TimeSpan.FromTicks(-1) }, "Patience is between zero and a day.*" },
        { () => new() { Patience = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1) }, "Patience is between zero and a day.*" },
        { () => new() { MaxSends = 0 }, "A write is*" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_the_rule(Func<LostResponseOptions> create, string message) =>
        create.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);

    [Fact]
    public void The_bounds_themselves_are_allowed()
    {
        new LostResponseOptions { Patience = TimeSpan.Zero }.Patience.Should().Be(TimeSpan.Zero);
        new LostResponseOptions { Patience = TimeSpan.FromDays(1) }.Patience.Should().Be(TimeSpan.FromDays(1));
        new LostResponseOptions { Patience = TimeSpan.FromMinutes(2) }.Patience.Should().Be(TimeSpan.FromMinutes(2));
        new LostResponseOptions { MaxSends = 1 }.MaxSends.Should().Be(1);
    }

    [Fact]
    public void A_look_up_is_found_where_a_value_is()
    {
        LookUp.FromNullable("there").Should().Be(LookUp.Found("there"));
        LookUp.FromNullable<string>(null).Should().Be(LookUp.Absent<string>());
        LookUp.Unknown<string>().State.Should().Be(LookUpState.Unknown);
    }
}
