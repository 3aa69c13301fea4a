using Waldur.Client.Samples;

return await Sample.RunAsync(async stop =>
{
    await using var s = await SampleServer.StartFakeAsync(stop);
    return 0;
});
