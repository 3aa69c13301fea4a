using Waldur.Client;
using Waldur.Client.Samples;

// Without WALDUR_URL and WALDUR_TOKEN the import runs on a fake server; with them on that server, as a member of staff.
return await Sample.RunAsync(async stop =>
{
    if (ImportArguments.Parse(args) is not { } arguments)
    {
        Screen.Line(ImportArguments.Usage);
        return Sample.Ok;
    }

    if (ServerSettings.FromEnvironment() is { } settings)
    {
        using var waldur = settings.Connect(new ClientOptions { ApplicationName = "sample-bulk-import" });
        return await new Import(waldur, arguments).RunAsync(stop);
    }

    await using var fake = await SampleServer.StartFakeAsync(stop);
    FakeBackend.AddTo(fake);
    using var staff = SampleServer.Connect(fake, fake.Seed.StaffToken);
    return await new Import(staff, arguments).RunAsync(stop);
});
