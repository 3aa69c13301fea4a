using Waldur.Client;
using Waldur.Client.Samples;

// Without KATELLO_URL, KATELLO_USER and KATELLO_PASSWORD the plans are made on a fake server; with them on that server.
return await Sample.RunAsync(async stop =>
{
    if (PlanArguments.Parse(args) is not { } arguments)
    {
        Screen.Line(PlanArguments.Usage);
        return Sample.Ok;
    }

    var settings = KatelloSettings.FromEnvironment();
    if (settings is not null && arguments.File is null)
    {
        throw new SampleException($"KATELLO_URL is set, so say which plans to make on that server. {PlanArguments.Usage}");
    }

    // The demo's plans are for the demo's server alone.
    var file = await PlanFile.ReadAsync(arguments.File ?? Path.Combine(AppContext.BaseDirectory, "plans.json"), stop);
    if (settings is not null)
    {
        using var katello = settings.Connect(new ClientOptions { ApplicationName = "sample-sync-plans" });
        return await new Plans(katello, file, arguments).RunAsync(settings.Organization, stop);
    }

    await using var fake = await FakeKatello.StartAsync(stop);
    using var admin = FakeKatello.Connect(fake);
    return await new Plans(admin, file, arguments).RunAsync(fake.Seed.Organization.Name, stop);
});
