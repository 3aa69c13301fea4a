namespace Waldur.Client.Events.Tests.Connections;

public class HeartBeatTests
{
    [Theory]
    [InlineData(10, "10000,10000", 10, 10)]
    [InlineData(10, "15000,12000", 12, 15)]
    [InlineData(1, "1000,1000", 1, 1)]
    [InlineData(20, "20000,20000", 20, 20)]
    [InlineData(600, "600000,600000", 20, 600)]
    [InlineData(10, "10000,90000", 20, 10)]
    [InlineData(10, "0,0", 20, null)]
    [InlineData(10, "nonsense", 20, null)]
    [InlineData(10, null, 20, null)]
    public void Whatever_is_agreed_the_client_is_never_silent_for_longer_than_20_seconds(int asked, string? given, int sending, int? receiving)
    {
        var agreed = HeartBeat.Agree(TimeSpan.FromSeconds(asked), given);

        agreed.Sending.Should().Be(TimeSpan.FromSeconds(sending));
        agreed.Receiving.Should().Be(receiving is null ? null : TimeSpan.FromSeconds(receiving.Value));
    }
}
