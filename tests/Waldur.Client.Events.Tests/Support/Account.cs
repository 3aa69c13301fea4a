namespace Waldur.Client.Events.Tests;

/// <summary>A virtual host, a user and a queue of a test's own.</summary>
internal sealed record Account(string VirtualHost, string Login, string Password, string Queue)
{
    public static async Task<Account> CreateAsync(TestBroker broker)
    {
        var account = new Account(Hex(), Hex(), Hex(), "consumer_" + Hex());
        await broker.AddQueueAsync(account.VirtualHost, account.Queue);
        await broker.SetUserAsync(account.VirtualHost, account.Login, account.Password);
        return account;
    }

    public string ToConnect(string heartBeat = "0,0") =>
        $"CONNECT\naccept-version:1.2\nhost:{VirtualHost}\nlogin:{Login}\npasscode:{Password}\nheart-beat:{heartBeat}";

    private static string Hex() => Guid.NewGuid().ToString("N");
}
