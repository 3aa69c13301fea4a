using Waldur.Client;
using Waldur.Client.Samples;

// Without WALDUR_URL and WALDUR_TOKEN the catalogs are those of a fake server; with them of that server, as a member of staff.
return await Sample.RunAsync(async stop =>
{
    if (RefreshArguments.Parse(args) is not { } arguments)
    {
        Screen.Line(RefreshArguments.Usage);
        return Sample.Ok;
    }

    if (ServerSettings.FromEnvironment() is { } settings)
    {
        using var waldur = settings.Connect(new ClientOptions { ApplicationName = "sample-catalog-refresh" });
        return await new Refresh(waldur, arguments).RunAsync(stop);
    }

    await using var fake = await SampleServer.StartFakeAsync(stop);
    FakeCatalogs.AddTo(fake);
    using var staff = SampleServer.Connect(fake, fake.Seed.StaffToken);
    return await new Refresh(staff, arguments with { Interval = FakeCatalogs.Interval }).RunAsync(stop);
});
