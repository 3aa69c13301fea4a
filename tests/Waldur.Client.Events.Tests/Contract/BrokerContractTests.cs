using System.Net;
using System.Net.WebSockets;

namespace Waldur.Client.Events.Tests.Contract;

/// <summary>What the broker does, in the frames themselves. The fake's does it as a real RabbitMQ does.</summary>
[Collection(nameof(TestBroker))]
public class BrokerContractTests
{
    private const string Died = "STOMP died";

    public static TheoryData<string> Brokers => TestBroker.Names;

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_plain_request_is_told_to_upgrade(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        using var http = new HttpClient();
        var address = new UriBuilder(broker.Address) { Scheme = "http" }.Uri;
        using var response = await http.GetAsync(address, TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.UpgradeRequired);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task The_subprotocol_is_echoed_if_known_and_not_needed(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        await using var known = await RawClient.ConnectAsync(broker);
        known.Protocol.Should().Be("v12.stomp");
        await using var none = await RawClient.ConnectAsync(broker, protocol: null);
        none.Protocol.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_login_is_confirmed_with_version_and_heart_beats_and_a_line_feed_follows(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync(account.ToConnect("10000,10000"));
        var frame = (await client.ReadAsync())!;
        frame.Command.Should().Be("CONNECTED");
        frame["version"].Should().Be("1.2");
        frame["heart-beat"].Should().Be("10000,10000");
        frame["session"].Should().StartWith("session-");
        frame["server"].Should().StartWith("RabbitMQ/");
        client.Received.ToString().Should().EndWith("\0\n");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task Heart_beats_under_a_second_are_raised_to_one_and_none_stays_none(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        foreach (var (asked, given) in new[] { ("500,200", "1000,1000"), ("0,10000", "10000,0"), ("0,0", "0,0") })
        {
            await using var client = await RawClient.ConnectAsync(broker);
            await client.SendAsync(account.ToConnect(asked));
            (await client.ReadAsync())!["heart-beat"].Should().Be(given);
        }
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_client_that_says_nothing_hears_heart_beats_and_is_closed_after_three_intervals(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account, "1000,1000");
        var start = TimeProvider.System.GetTimestamp();
        (await client.ReadAsync()).Should().BeNull();
        TimeProvider.System.GetElapsedTime(start).Should().BeCloseTo(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1.5));
        client.Received.ToString().Should().Contain("\0\n\n", "a heart-beat is one more line feed");
        client.CloseStatus.Should().Be(WebSocketCloseStatus.NormalClosure);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_wrong_login_is_refused_and_the_socket_stays_open(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync((account with { Password = "wrong" }).ToConnect());
        var frame = (await client.ReadAsync())!;
        frame.Command.Should().Be("ERROR");
        frame["message"].Should().Be("Bad CONNECT");
        System.Text.Encoding.UTF8.GetString(frame.Body.Span).Should().Be($"Access refused for user '{account.Login}'\n");
        await client.SendAsync(account.ToConnect());
        (await client.ReadAsync())!.Command.Should().Be("CONNECTED", "the socket is still open");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_missing_virtual_host_is_refused(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync((account with { VirtualHost = "missing" }).ToConnect());
        var frame = (await client.ReadAsync())!;
        frame["message"].Should().Be("Bad CONNECT");
        System.Text.Encoding.UTF8.GetString(frame.Body.Span).Should().Be("Virtual host 'missing' access denied");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task An_unknown_version_is_refused_with_those_that_are_known(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync("CONNECT\naccept-version:9.9\nhost:/");
        var frame = (await client.ReadAsync())!;
        frame["message"].Should().Be("Version mismatch");
        frame["version"].Should().Be("1.0,1.1,1.2");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_message_has_these_headers(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account, "abc");
        await broker.PublishAsync(account.VirtualHost, account.Queue, """{"a":"ü"}""");
        var frame = (await client.ReadAsync())!;
        frame.Command.Should().Be("MESSAGE");
        frame["subscription"].Should().Be("abc");
        frame["destination"].Should().Be("/queue/" + account.Queue);
        frame["message-id"].Should().StartWith("T_abc@@session-");
        frame["redelivered"].Should().Be("false");
        frame["content-type"].Should().Be("application/json");
        frame["content-length"].Should().Be("10");
        frame["persistent"].Should().Be("true");
        frame["ack"].Should().BeNull();
        System.Text.Encoding.UTF8.GetString(frame.Body.Span).Should().Be("""{"a":"ü"}""");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_subscription_to_a_missing_queue_closes_without_an_error(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SendAsync("SUBSCRIBE\nid:1\ndestination:/amq/queue/missing\nreceipt:r");
        (await client.ReadAsync()).Should().BeNull();
        (client.CloseStatus, client.CloseReason).Should().Be((WebSocketCloseStatus.NormalClosure, Died));
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_destination_that_would_declare_the_queue_closes_without_an_error(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SendAsync($"SUBSCRIBE\nid:1\ndestination:/queue/{account.Queue}\nreceipt:r");
        (await client.ReadAsync()).Should().BeNull();
        client.CloseReason.Should().Be(Died);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task An_id_that_is_used_twice_closes(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        await client.SendAsync($"SUBSCRIBE\nid:1\ndestination:/amq/queue/{account.Queue}\nreceipt:r");
        (await client.ReadAsync()).Should().BeNull();
        client.CloseReason.Should().Be(Died);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_deleted_queue_is_told_and_the_connection_lives(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        await broker.DeleteQueueAsync(account.VirtualHost, account.Queue);
        var frame = (await client.ReadAsync())!;
        (frame.Command, frame["message"], frame["subscription"]).Should().Be(("ERROR", "Server cancelled subscription", "1"));
        await broker.AddQueueAsync(account.VirtualHost, account.Queue);
        await client.SubscribeAsync(account, "2");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_bad_escape_closes_with_1007(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync((account with { Password = @"a\tb" }).ToConnect());
        (await client.ReadAsync()).Should().BeNull();
        client.CloseStatus.Should().Be(WebSocketCloseStatus.InvalidPayloadData);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task Escapes_in_the_login_are_undone(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await broker.SetUserAsync(account.VirtualHost, account.Login, @"a:b\c");
        await using var client = await RawClient.ConnectAsync(broker);
        await client.SendAsync((account with { Password = @"a\cb\\c" }).ToConnect());
        (await client.ReadAsync())!.Command.Should().Be("CONNECTED");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_disconnect_closes_without_its_receipt(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SendAsync("DISCONNECT\nreceipt:bye");
        (await client.ReadAsync()).Should().BeNull();
        client.CloseStatus.Should().Be(WebSocketCloseStatus.NormalClosure);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task An_unsubscribe_gets_its_receipt(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        await client.SendAsync("UNSUBSCRIBE\nid:1\nreceipt:bye");
        (await client.ReadAsync())!["receipt-id"].Should().Be("bye");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task Two_subscribers_share_a_queue(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var one = await RawClient.LogInAsync(broker, account);
        await using var two = await RawClient.LogInAsync(broker, account);
        await one.SubscribeAsync(account);
        await two.SubscribeAsync(account);
        await broker.PublishAsync(account.VirtualHost, account.Queue, "1");
        await broker.PublishAsync(account.VirtualHost, account.Queue, "2");
        var bodies = new[] { (await one.ReadAsync())!.Body.Span[0], (await two.ReadAsync())!.Body.Span[0] };
        bodies.Should().BeEquivalentTo("12"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task What_is_not_acknowledged_comes_again(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using (var first = await RawClient.LogInAsync(broker, account))
        {
            await first.SubscribeAsync(account, more: "\nack:client-individual");
            await broker.PublishAsync(account.VirtualHost, account.Queue, "1");
            var frame = (await first.ReadAsync())!;
            frame["ack"].Should().Be(frame["message-id"]);
        }

        await using var second = await RawClient.LogInAsync(broker, account);
        await second.SubscribeAsync(account, more: "\nack:client-individual");
        var again = (await second.ReadAsync())!;
        again["redelivered"].Should().Be("true");
        await second.SendAsync($"ACK\nid:{again["ack"]}\nreceipt:a");
        (await second.ReadAsync())!["receipt-id"].Should().Be("a");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task Messages_wait_for_a_subscriber(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await broker.PublishAsync(account.VirtualHost, account.Queue, "1");
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        (await client.ReadAsync())!.Body.ToArray().Should().Equal("1"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task Messages_that_are_too_old_are_gone(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        account = account with { Queue = account.Queue + "_short" };
        await broker.AddQueueAsync(account.VirtualHost, account.Queue, TimeSpan.FromSeconds(1));
        await broker.PublishAsync(account.VirtualHost, account.Queue, "1");
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        await broker.PublishAsync(account.VirtualHost, account.Queue, "2");
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        (await client.ReadAsync())!.Body.ToArray().Should().Equal("2"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_message_that_is_published_twice_comes_twice_and_one_that_nobody_takes_is_lost(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using (var client = await RawClient.LogInAsync(broker, account))
        {
            await client.SubscribeAsync(account);
            await broker.PublishAsync(account.VirtualHost, account.Queue, "1");
            await broker.PublishAsync(account.VirtualHost, account.Queue, "1");
            var messages = new[] { (await client.ReadAsync())!, (await client.ReadAsync())! };
            messages.Should().OnlyContain(message => message["redelivered"] == "false");
            messages.Select(message => message["message-id"]).Should().OnlyHaveUniqueItems();
            await broker.DeleteQueueAsync(account.VirtualHost, account.Queue);
        }

        await broker.AddQueueAsync(account.VirtualHost, account.Queue);
        await broker.PublishAsync(account.VirtualHost, account.Queue, "2");
        await using var later = await RawClient.LogInAsync(broker, account);
        await later.SubscribeAsync(account);
        (await later.ReadAsync())!.Body.ToArray().Should().Equal("2"u8.ToArray(), "what was taken with ack:auto does not come again");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_deleted_virtual_host_is_told_and_closes(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        await broker.DeleteVirtualHostAsync(account.VirtualHost);
        while (await client.ReadAsync() is { } frame)
        {
            frame["message"].Should().Be("Server cancelled subscription");
        }

        client.CloseStatus.Should().Be(WebSocketCloseStatus.NormalClosure);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_new_password_counts_at_the_next_login_only(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        await broker.SetUserAsync(account.VirtualHost, account.Login, "new");
        await broker.PublishAsync(account.VirtualHost, account.Queue, "1");
        (await client.ReadAsync())!.Command.Should().Be("MESSAGE");
        await using var next = await RawClient.ConnectAsync(broker);
        await next.SendAsync(account.ToConnect());
        (await next.ReadAsync())!["message"].Should().Be("Bad CONNECT");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_deleted_user_is_closed(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.LogInAsync(broker, account);
        await client.SubscribeAsync(account);
        await broker.DeleteUserAsync(account.Login);
        (await client.ReadAsync()).Should().BeNull();
        client.CloseStatus.Should().Be(WebSocketCloseStatus.NormalClosure);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_frame_may_come_in_pieces(string name)
    {
        await using var broker = await TestBroker.StartAsync(name);
        var account = await Account.CreateAsync(broker);
        await using var client = await RawClient.ConnectAsync(broker);
        foreach (var one in System.Text.Encoding.UTF8.GetBytes(account.ToConnect() + "\n\n\0"))
        {
            await client.SendBytesAsync([one]);
        }

        (await client.ReadAsync())!.Command.Should().Be("CONNECTED");
    }
}
