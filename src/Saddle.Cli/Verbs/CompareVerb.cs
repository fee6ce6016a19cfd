using System.CommandLine;
using Saddle.Cli.Comparing;
using Saddle.Cli.Evaluation;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Gans;
using Saddle.Training.Runs;
using Saddle.Training.Studies;

namespace Saddle.Cli.Verbs;

/// <summary>Sets methods side by side: trains each with several seeds, or takes runs that exist.</summary>
internal sealed class CompareVerb
{
    private const int LeastCount = 10;

    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Runs to compare, or folders of runs; none with --methods",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _methods = Flag.Text("--methods", "NAMES",
        $"Train these, with commas: {string.Join(", ", MethodPreset.All.Select(method => method.Name))}");

    private readonly Option<string?> _seeds =
        Flag.Text("--seeds", "LIST", "With which seeds, such as 0-2 or 0,4,7 [default: 0-2]");

    private readonly Option<string?> _metrics = Flag.Text("--metrics", "NAMES",
        $"Measured at the end, with commas: {string.Join(", ", MetricNames.All)} [default: all that apply]");

    private readonly Option<long?> _count = Flag.Whole("--count",
        $"Generated and real examples to measure [default: {SampleStudy.UsualCount}]", LeastCount, 100_000);

    private readonly Option<long?> _step =
        Flag.Whole("--step", "At which snapshot, for runs that exist [default: the newest]", 0, long.MaxValue);

    private readonly Option<string?> _folder = Flag.Text("--outdir", "FOLDER",
        "The folder of the runs and tables [default: runs/compare-DATA; none for runs that exist]");

    private readonly Option<bool> _conditional =
        Flag.Switch("--conditional", "Condition both networks on the labels of the data");

    private readonly DataFlags _data = new();
    private readonly TrainingFlags _training = new();
    private readonly Terminal _terminal;

    private CompareVerb(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var verb = new CompareVerb(terminal);
        var command = new Command("compare",
            "Train methods with several seeds, or take runs that exist; show medians and spreads of their metrics.")
        {
            verb._runs, verb._methods, verb._seeds, verb._metrics, verb._count, verb._step, verb._folder,
            verb._conditional,
        };
        verb._data.AddTo(command);
        verb._training.AddTo(command, "--seed", "--metrics");
        ExampleHelp.AddTo(command,
            "saddle compare --methods wgan-gp,gan,gan-r1 --seeds 0-2 --data ring8     nine runs and their table",
            "saddle compare --methods gan,gan-r1 --steps 2000 --metrics precision,recall",
            "saddle compare runs/compare-ring8                                        the table of its runs again",
            "saddle compare runs/00003-* runs/00007-* --outdir tables                 runs that exist, and CSV");
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string[] runs = parsed.GetValue(_runs) ?? [];
        string[] methods = Names(parsed.GetValue(_methods));
        RequireOneWay(parsed, runs, methods);
        return runs.Length > 0 ? Show(parsed, runs, parsed.GetValue(_folder)) : Train(parsed, methods);
    }

    private int Show(ParseResult parsed, IReadOnlyList<string> runs, string? folder)
    {
        var files = folder is null ? null : new ResultFiles(folder);
        files?.RequireWritable();
        int count = (int)(parsed.GetValue(_count) ?? SampleStudy.UsualCount);
        IReadOnlyList<string>? metrics = parsed.GetValue(_metrics) is { } names ? MetricNames.Parse(names) : null;
        new Comparison(metrics is [] ? null : metrics, count, parsed.GetValue(_step), files).Show(runs, _terminal);
        return ExitCode.Success;
    }

    private int Train(ParseResult parsed, IReadOnlyList<string> methods)
    {
        Dataset data = _data.Open(parsed);
        MetricNames.RequireFit(MetricNames.Parse(parsed.GetValue(_metrics) ?? ""), data);
        string root = parsed.GetValue(_folder) ?? Path.Combine(SavedRun.DefaultRuns, $"compare-{data.Name}");
        PlannedRun[] plan =
        [
            .. from seed in SeedList.Parse(parsed.GetValue(_seeds) ?? "0-2")
               from method in methods
               select PlannedRun.Find(root, Request(parsed, data, MethodPreset.Named(method), seed), method),
        ];
        FairComparison.Require(plan, root);
        new ResultFiles(root).RequireWritable();
        return new ComparisonTraining(root, plan, _terminal).Train()
            ? Show(parsed, [.. plan.Select(run => RunFolder.Find(root, run.Request.Description)!.Path)], root)
            : ExitCode.Interrupted;
    }

    private RunRequest Request(ParseResult parsed, Dataset data, MethodPreset method, long seed) =>
        RunRequest.From(parsed, _data, data, _training, _conditional, method).WithSeed(seed);

    private void RequireOneWay(ParseResult parsed, string[] runs, string[] methods)
    {
        if (runs.Length == 0 == (methods.Length == 0))
        {
            throw new UsageException(runs.Length == 0
                ? "compare: there is nothing to compare. Neither runs nor --methods are named. "
                + "Write for example saddle compare --methods wgan-gp,gan-r1."
                : $"compare: runs that exist are not trained again. Got {runs.Length} runs and --methods as well. "
                + "Leave one of them out.");
        }

        Option[] forRuns = [_metrics, _count, _folder, _step];
        IEnumerable<Option> wrong =
            runs.Length == 0 ? [_step] : parsed.CommandResult.Command.Options.Except(forRuns);
        if (Flag.FirstGiven(parsed, wrong) is { } lost)
        {
            throw new UsageException(runs.Length == 0
                ? $"compare: {lost.Name} is for runs that exist. Got --methods as well. Use --steps for the length."
                : $"compare: {lost.Name} is for runs to train. Got runs that exist. Leave it out, or use --methods.");
        }
    }

    private static string[] Names(string? methods)
    {
        string[] names =
            methods?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return names.Distinct().Count() == names.Length ? names : throw new UsageException(
            $"compare: --methods names a method twice. Got '{methods}'. Name each once.");
    }
}
