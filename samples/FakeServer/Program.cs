using Waldur.Client.Samples;
using Waldur.Client.Testing;

if (!Arguments.TryParse(args, out var arguments, out var error))
{
    await Console.Error.WriteLineAsync(error);
    return 2;
}

using var stop = new StopSignal();
await using var server = FakeWaldurServer.CreateSeeded();
try
{
    await server.StartAsync(arguments.Port, stop.Token);
}
catch (IOException exception)
{
    await Console.Error.WriteLineAsync($"Port {arguments.Port} cannot be used: {exception.Message}");
    return 1;
}

await Introduction.WriteAsync(server, Console.Out);
await stop.WaitAsync();
return 0;
