using Waldur.Client;
using Waldur.Client.Samples;

// Without WALDUR_URL and WALDUR_TOKEN everything happens on a fake server; with them on that server, as a member of staff.
return await Sample.RunAsync(async stop =>
{
    if (SyncArguments.Parse(args) is not { } arguments)
    {
        Screen.Line(SyncArguments.Usage);
        return Sample.Ok;
    }

    if (ServerSettings.FromEnvironment() is { } settings)
    {
        using var waldur = settings.Connect(new ClientOptions { ApplicationName = "sample-remote-sync" });
        return await new Synchronise(waldur, arguments, new Names()).RunAsync(stop);
    }

    await using var fake = await SampleServer.StartFakeAsync(stop);
    using var staff = SampleServer.Connect(fake, fake.Seed.StaffToken);
    return await new Synchronise(staff, arguments, FakeRemote.Prepare(fake)).RunAsync(stop);
});
