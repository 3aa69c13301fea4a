using Waldur.Client.Samples;

// Without WALDUR_URL and WALDUR_TOKEN this works on a fake server: the whole job in two rounds, or the one step that is asked for.
return await Sample.RunAsync(async stop =>
{
    if (ReportArguments.Parse(args) is not { } arguments)
    {
        Screen.Line(ReportArguments.Usage);
        return Sample.Ok;
    }

    if (ServerSettings.FromEnvironment() is { } settings)
    {
        using var waldur = settings.Connect(new Waldur.Client.ClientOptions { ApplicationName = "sample-inventory-report" });
        return await Steps.RunAsync(waldur, arguments, arguments.Inventory.Create(new Dictionary<string, Guid>()), stop);
    }

    return await Rehearsal.RunAsync(arguments, stop);
});
