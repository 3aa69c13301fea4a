using BenchmarkDotNet.Running;
using Waldur.Client.Benchmarks;

if (args is ["--listing"])
{
    await ListingRace.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly).Run(args);
