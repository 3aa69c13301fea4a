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

    var file = await PlanFile.ReadAsync(arguments.File, stop);
    if (KatelloSettings.FromEnvironment() is { } settings)
    {
        using var katello = settings.Connect(new ClientOptions { ApplicationName = "sample-sync-plans" });
        return await new Plans(katello, file, arguments).RunAsync(settings.Organization, stop);
    }

    await using var fake = await FakeKatello.StartAsync(stop);
    using var admin = FakeKatello.Connect(fake);
    return await new Plans(admin, file, arguments).RunAsync(fake.Seed.Organization.Name, stop);
});
