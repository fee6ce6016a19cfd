// Times iterations of workloads and prints one JSON line each: the least of several timings in milliseconds, and the
// peak resident memory. Usage: dotnet run --project bench/Saddle.Benchmarks -- mlp512 dcgan32-64 --threads 2
using System.Diagnostics;
using System.Globalization;
using Saddle;
using Saddle.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var request = Request.Parse(args);
    return request.Names is [string only] ? Run(only, request) : request.Names.Max(name => RunApart(name, request));
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}

static int Run(string name, Request request)
{
    using Workload workload = WorkloadTable.Find(name)!;
    workload.Prepare(new CompilerOptions { Threads = request.Threads });
    string head = $"{{\"workload\": \"{name}\", \"threads\": {request.Threads}";
    if (request.FirstStep)
    {
        workload.Iterate();
        Console.WriteLine($"{head}, \"first_step_ms\": {Measurement.Age:F0}}}");
        return 0;
    }

    if (request.Explain)
    {
        Console.WriteLine(workload.Explain());
    }

    double milliseconds = Measurement.Least(workload, request.Repeats);
    Console.WriteLine($"{head}, \"ms\": {milliseconds:F6}, \"peak_rss_mib\": {Measurement.PeakMebibytes}}}");
    if (request.Profile)
    {
        workload.Profile();
        Measurement.Least(workload, repeats: 1);
        Console.WriteLine(workload.Explain());
    }

    return 0;
}

// Memory is measured per process, so each of several workloads gets one.
static int RunApart(string name, Request request)
{
    string program = Environment.ProcessPath!;
    string[] host = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Workload).Assembly.Location] : [];
    using Process process = Process.Start(program, [.. host, .. request.WordsFor(name)]);
    process.WaitForExit();
    return process.ExitCode;
}
