using Waldur.Client.Samples;
using Waldur.Client.Testing;

Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (ArgumentException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}

if (arguments.ShowsHelp)
{
    await Console.Out.WriteLineAsync(Arguments.Help);
    return 0;
}

using var stop = new StopSignal();
await using FakeServer server = arguments.Katello is { } release ? FakeKatelloServer.CreateSeeded(release) : FakeWaldurServer.CreateSeeded();
try
{
    await server.StartAsync(arguments.Port, stop.Token);
}
catch (IOException exception)
{
    await Console.Error.WriteLineAsync($"Port {arguments.Port} cannot be used: {exception.Message}");
    return 1;
}

if (server is FakeWaldurServer waldur)
{
    if (arguments.IsMinimal)
    {
        waldur.Seed.Agent.Roles = [FakeRole.ServiceManager(waldur.Seed.Offering)];
    }

    await Introduction.WriteAsync(waldur, Console.Out);
}
else
{
    await Introduction.WriteAsync((FakeKatelloServer)server, Console.Out);
}

await stop.WaitAsync();
return 0;
