// Times single kernels and shows their rates in percent of the machine's limits. Usage:
// dotnet run --project bench/Saddle.KernelBenchmarks -- --filter '*Gemm*'      (--list flat names them all)
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;
using Saddle.KernelBenchmarks;

// In this process: the kernels need no isolation, and nothing is generated or restored.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance)
        .WithIterationTime(TimeInterval.FromMilliseconds(150)).WithWarmupCount(5).WithIterationCount(10))
    .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40))
    .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results"))
    .HideColumns(Column.Error, Column.RatioSD)
    .AddColumn([.. LimitColumn.All]);
return BenchmarkSwitcher.FromAssembly(typeof(KernelBenchmark).Assembly).Run(args, config).Any() ? 0 : 1;
