using Waldur.Client;
using Waldur.Client.Samples;

// Without WALDUR_URL and WALDUR_TOKEN the orders are those of a fake server; with them of that server.
return await Sample.RunAsync(async stop =>
{
    if (args.Length > 0)
    {
        Screen.Line(ProjectOrders.Usage);
        return args is ["--help" or "-h"] ? Sample.Ok : Sample.WrongInput;
    }

    if (ServerSettings.FromEnvironment() is { } settings)
    {
        using var waldur = settings.Connect(new ClientOptions { ApplicationName = "sample-whole-api" });
        return await new ProjectOrders(waldur).RunAsync(stop);
    }

    await using var fake = await SampleServer.StartFakeAsync(stop);
    using var staff = SampleServer.Connect(fake, fake.Seed.StaffToken);
    await FakeOrders.MakeAsync(fake, staff, stop);
    return await new ProjectOrders(staff).RunAsync(stop);
});
