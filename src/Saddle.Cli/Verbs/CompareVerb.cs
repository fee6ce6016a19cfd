using System.CommandLine;
using System.Globalization;
using Saddle.Cli.Comparing;
using Saddle.Cli.Parsing;
using Saddle.Cli.Progress;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Distances.Metrics;
using Saddle.Training.Comparisons;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Studies;

namespace Saddle.Cli.Verbs;

/// <summary>Sets methods side by side: trains each with several seeds, or takes runs that exist.</summary>
internal sealed class CompareVerb
{
    private const int LeastCount = 10;
    private const string SeedFlag = "seed";
    private const string DataFlag = "data";
    private const string StrictFlag = "strict";

    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Runs to compare, or folders of runs; none with --methods or --vary",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _vary = new("--vary")
    {
        HelpName = "PATH=A,B",
        Description = "Train with each of several values of a setting, such as penalty.weight=1,10; several times for "
            + "all combinations; paths as in options.json and docs/settings.md",
    };

    private readonly Option<string?> _seeds =
        Flag.Text("--seeds", "LIST", "With which seeds, such as 0-2 or 0,4,7 [default: 0-2]");

    private readonly Option<long?> _count = Flag.Whole("--count",
        $"Generated and real examples to measure [default: {SampleStudy.UsualCount}]", LeastCount, 100_000);

    private readonly Option<long?> _step =
        Flag.Whole("--step", "At which snapshot, for runs that exist [default: the newest]", 0, long.MaxValue);

    private readonly Option<string?> _folder = Flag.Text("--outdir", "FOLDER",
        "The folder of the runs and tables [default: runs/compare-DATA; none for runs that exist]");

    private readonly Option<string?> _methods;
    private readonly Option<string?> _metrics;
    private readonly RunFlags _training;
    private readonly Vocabulary _vocabulary;
    private readonly Terminal _terminal;

    private CompareVerb(Terminal terminal, Vocabulary vocabulary)
    {
        (_terminal, _vocabulary) = (terminal, vocabulary);
        _training = new RunFlags(vocabulary, SeedFlag, "metrics");
        _methods = Flag.Text("--methods", "NAMES",
            $"Train these, with commas: {string.Join(", ", vocabulary.Methods)} [default: {vocabulary.Methods[0]}]");
        string metrics = string.Join(", ", vocabulary.Catalogues.Of<Metric>().Names);
        _metrics = Flag.Text(
            "--metrics", "NAMES", $"Measured at the end, with commas: {metrics} [default: all that apply]");
    }

    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var verb = new CompareVerb(terminal, vocabulary);
        var command = new Command("compare",
            "Train methods with several seeds, or take runs that exist; show medians and spreads of their metrics.")
        {
            verb._runs, verb._methods, verb._vary, verb._seeds, verb._metrics, verb._count, verb._step, verb._folder,
        };
        verb._training.AddTo(command);
        RunHelp.AddTo(command, vocabulary, more: "", _ => null,
            "saddle compare --methods wgan-gp,gan,gan-r1 --seeds 0-2 --data ring8     nine runs and their table",
            "saddle compare --methods gan,gan-r1 --steps 2000 --metrics precision,recall",
            "saddle compare --methods gan-r1 --vary penalty.weight=1,10 --vary dynamics=simultaneous,alternating",
            "saddle compare runs/compare-ring8                                        the table of its runs again",
            "saddle compare runs/00003-* runs/00007-* --outdir tables                 runs that exist, and CSV");
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string[] runs = parsed.GetValue(_runs) ?? [];
        RequireOneWay(parsed, runs);
        return runs.Length > 0 ? Show(parsed, runs, parsed.GetValue(_folder), null) : Train(parsed);
    }

    private int Show(ParseResult parsed, IReadOnlyList<string> runs, string? folder, Dataset? opened)
    {
        var files = folder is null ? null : ComparisonReport.Files(folder);
        IReadOnlyList<string>? metrics = Names(parsed, _metrics);
        var comparison = new Comparison(_vocabulary.Catalogues, metrics, Count(parsed), parsed.GetValue(_step), files)
        {
            Data = _training.Given(parsed).FirstOrDefault(given => given.Flag == DataFlag).Text,
            IsStrict = _training.Given(parsed).Any(given => given.Flag == StrictFlag),
            Opened = opened,
        };
        return comparison.Show(runs, _terminal);
    }

    private int Train(ParseResult parsed)
    {
        string[] methods = Names(parsed, _methods) ?? [_vocabulary.Methods[0]];
        OpenedData opened =
            FittedImages.Tell(OpeningView.Watch(_terminal, _training.Request(parsed, methods[0]).OpenData), _terminal);
        Dataset data = opened.Data;
        string root = parsed.GetValue(_folder) ?? Path.Combine(SavedRun.DefaultRuns, $"compare-{data.Name}");
        IReadOnlyList<IReadOnlyList<(string Path, string Text)>> variations =
            Variations.Of(parsed.GetValue(_vary) ?? []);
        PlannedRun[] plan =
        [
            .. from seed in SeedList.Parse(parsed.GetValue(_seeds) ?? "0-2")
               from method in methods
               from values in variations
               select PlannedRun.Find(root, Request(parsed, method, values, seed), opened),
        ];
        Array.ForEach(plan, run => GeneratorRuns.Require("compare", run.Label, run.Options));
        if (Names(parsed, _metrics) is { } metrics)
        {
            bool isBalanced = plan[0].Options.Settings.Data.Balanced;
            SampleStudy.Named(
                ScoredDatasets.Of(data, Count(parsed), isBalanced), metrics, _vocabulary.Catalogues.Of<Metric>());
        }

        RequireRead(_training.Request(parsed, methods[0]), plan);
        FairComparison.Require(plan, root, _vocabulary.Catalogues);
        ComparisonReport.Files(root).RequireWritable("compare");
        return new ComparisonTraining(root, plan, _terminal).Train()
            ? Show(parsed, [.. plan.Select(run => RunFolder.Find(root, run.Description)!.Path)], root, data)
            : ExitCode.Interrupted;
    }

    private int Count(ParseResult parsed) => (int)(parsed.GetValue(_count) ?? SampleStudy.UsualCount);

    private RunRequest Request(
        ParseResult parsed, string method, IReadOnlyList<(string Path, string Text)> values, long seed)
    {
        RunRequest shared = _training.Request(parsed, method);
        return shared with
        {
            IsForSeveral = true,
            Given = [.. shared.Given, (SeedFlag, seed.ToString(CultureInfo.InvariantCulture))],
            Values = values,
        };
    }

    // A flag may be for some of the methods only.
    private static void RequireRead(RunRequest request, PlannedRun[] plan)
    {
        IEnumerable<string> unread = plan.Select(run => (IEnumerable<string>)request.Unread(run.Options))
            .Aggregate((all, own) => all.Intersect(own));
        if (unread.FirstOrDefault() is { } lost)
        {
            throw new UsageException($"compare: none of the methods reads --{lost}. They are "
                + $"{string.Join(", ", plan.Select(run => run.Label).Distinct())}. Leave it out, or name others.");
        }
    }

    private void RequireOneWay(ParseResult parsed, string[] runs)
    {
        bool trains = Flag.FirstGiven(parsed, _methods, _vary) is not null;
        if (runs.Length == 0 == !trains)
        {
            throw new UsageException(runs.Length == 0
                ? "compare: there is nothing to compare. Neither runs nor --methods nor --vary are named. "
                + "Write for example saddle compare --methods wgan-gp,gan-r1."
                : $"compare: runs that exist are not trained again. Got {runs.Length} runs and "
                + $"{Flag.FirstGiven(parsed, _methods, _vary)!.Name} as well. Leave one of them out.");
        }

        Option[] forRuns = [_metrics, _count, _folder, _step];
        IEnumerable<Option> wrong =
            runs.Length == 0 ? [_step] : parsed.CommandResult.Command.Options.Except(forRuns)
                .Where(option => option.Name is not ($"--{DataFlag}" or $"--{StrictFlag}"));
        if (Flag.FirstGiven(parsed, wrong) is { } lost)
        {
            throw new UsageException(runs.Length == 0
                ? $"compare: {lost.Name} is for runs that exist. Got --methods as well. Use --steps for the length."
                : $"compare: {lost.Name} is for runs to train. Got runs that exist. Leave it out, or use --methods.");
        }
    }

    private static string[]? Names(ParseResult parsed, Option<string?> flag)
    {
        if (parsed.GetValue(flag) is not { } text)
        {
            return null;
        }

        string[] names = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length > 0 && names.Distinct().Count() == names.Length ? names : throw new UsageException(
            $"compare: {flag.Name} takes different names with commas. Got '{text}'. Name each once.");
    }
}
