using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Waldur.Client.Benchmarks;

/// <summary>Short runs in this process: ratios within one run are what counts, and allocation is exact anyway.</summary>
internal sealed class BudgetConfig : ManualConfig
{
    public BudgetConfig() => AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithWarmupCount(8)
        .WithIterationCount(12)
        .WithUnrollFactor(4));
}
