using BenchmarkDotNet.Running;
using Waldur.Client.Benchmarks;

if (args is ["--listing"])
{
    await ListingRace.RunAsync();
    return;
}

if (args is ["--ratios"])
{
    await PairedRatios.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly).Run(args);
