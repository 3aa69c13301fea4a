using BenchmarkDotNet.Running;
using Waldur.Client.Benchmarks;

if (args is ["--listing"])
{
    await ListingRace.RunAsync();
    return;
}

if (args is ["--jobs"] or ["--jobs", _])
{
    await JobRace.RunAsync(args is [_, var rows] ? int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture) : 2000);
    return;
}

if (args is ["--ratios"])
{
    await PairedRatios.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly).Run(args);
