using Waldur.Client.Samples;

// Without WALDUR_URL and WALDUR_TOKEN both sides are played on a fake server; with them this is the agent of that server.
return await Sample.RunAsync(async stop =>
{
    if (AgentArguments.Parse(args) is not { } arguments)
    {
        Screen.Line(AgentArguments.Usage);
        return Sample.Ok;
    }

    return ServerSettings.FromEnvironment() is { } server
        ? await Service.RunAsync(server, arguments, stop)
        : await Rehearsal.RunAsync(arguments, stop);
});
