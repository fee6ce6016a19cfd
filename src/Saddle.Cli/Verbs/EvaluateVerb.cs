using System.CommandLine;
using System.Globalization;
using Saddle.Cli.Parsing;
using Saddle.Cli.Progress;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Distances.Metrics;
using Saddle.Gans;
using Saddle.Gans.Training;
using Saddle.Training;
using Saddle.Training.Classifiers;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Studies;

namespace Saddle.Cli.Verbs;

/// <summary>Measures what a trained generator makes against real data, or what a classifier tells of it.</summary>
internal static class EvaluateVerb
{
    private const int LeastCount = 10;

    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var runs = new Argument<string[]>("RUN")
        {
            Description = "Folders of runs, or snapshot files [default: the newest run in 'runs']",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var data = new DataFlags();
        string names = string.Join(", ", vocabulary.Catalogues.Of<Metric>().Names);
        Option<string?> metrics = Flag.Text("--metrics", "NAMES", $"With commas: {names} [default: all that apply]");
        Option<long?> count = Flag.Whole("--count",
            $"Generated and real examples to compare [default: {SampleStudy.UsualCount}]", LeastCount, 100_000);
        Option<long?> step = Flag.Whole("--step", "Which snapshot [default: the newest]", 0, long.MaxValue);
        Option<long?> seed = Flag.Whole("--seed",
            $"Decides the latent vectors [default: {SampleStudy.UsualSeed}, as compare]", 0, long.MaxValue);
        Option<string?> test = Flag.Text("--test", "PATH",
            "Of a classifier: images it never saw [default: those held out, or those beside the training images]");
        test.Arity = ArgumentArity.ZeroOrOne;
        var command = new Command(
            "evaluate", "Measure a trained model against data.") { runs, metrics, count, step, seed, test };
        data.AddTo(command);
        ExampleHelp.AddTo(command,
            "saddle evaluate                                       the newest run against its own data",
            "saddle evaluate runs/* --metrics recall,modes",
            "saddle evaluate runs/00003-digits-classifier --test   a classifier on images it never saw",
            "saddle evaluate runs/00002-mnist-dcgan-wgan-gp --data mnist --pad 32 --count 5000");
        command.SetAction(parsed =>
        {
            RequireData(parsed, data, test);
            string[]? asked = Asked(parsed.GetValue(metrics));
            foreach (string run in NamedRuns.Of(
                SavedRun.Named(parsed.GetValue(runs)), vocabulary.Catalogues, terminal))
            {
                var saved = SavedRun.Find(run, parsed.GetValue(step));
                Snapshot snapshot = Snapshot.Read(saved.Snapshot);
                RunOptions options = data.Over(RunOptions.Of(snapshot, vocabulary.Catalogues), parsed);
                switch (options.Settings.Recipe)
                {
                    case ClassifierRecipe:
                        Refuse(parsed, "a classifier", [metrics, count, seed, .. data.Fitting, .. data.Reading]);
                        string? moved = parsed.GetValue(data.Data) is { } at && options.FindData(at) is not null
                            ? at
                            : null;
                        var classifier = new ClassifierSnapshot(
                            snapshot, vocabulary.Catalogues, moved, data.IsStrict(parsed));
                        new ClassifierEvaluation(saved, classifier).Show(
                            Flag.IsGiven(parsed, test),
                            parsed.GetValue(test) ?? (moved is null ? parsed.GetValue(data.Data) : null),
                            data.Read(parsed).Limit, terminal);
                        break;
                    case AdversarialRecipe:
                        Refuse(parsed, "a generator", test);
                        int examples = (int)(parsed.GetValue(count) ?? SampleStudy.UsualCount);
                        Dataset source = OpeningView.Open(
                            terminal, progress => DataOf(options, parsed, data, progress));
                        SampleStudy study = Study(options, source, examples, asked, vocabulary);
                        Tensor made = Generator.Load(snapshot, vocabulary.Catalogues)
                            .SampleLikeData(examples, parsed.GetValue(seed) ?? SampleStudy.UsualSeed);
                        Show(saved, made, study, $"'{source.Name}'{BalancedClasses.Told(options)}", terminal.Out);
                        break;
                    default:
                        throw new UsageException($"evaluate: nothing measures runs of the method {options.Method}. "
                            + $"{run} is one. Name another run.");
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    // The run's own where they are there now; else others, opened as the flags say, or brought to the size of the
    // run's own as these were.
    private static Dataset DataOf(
        RunOptions options, ParseResult parsed, DataFlags flags, IProgress<DataEvent> progress)
    {
        if (parsed.GetValue(flags.Data) is not { } at)
        {
            return options.OpenData(progress: progress);
        }

        bool isFittedAsOwn = Flag.FirstGiven(parsed, flags.Fitting) is null;
        bool isOpenedAsOwn = isFittedAsOwn && Flag.FirstGiven(parsed, [.. flags.Reading, flags.Limit]) is null;
        return (isOpenedAsOwn ? options.FindData(at, progress) : null)
            ?? flags.Open(parsed, options.Settings.Data, isFittedAsOwn, progress);
    }

    private static void Refuse(ParseResult parsed, string kind, params IEnumerable<Option> flags)
    {
        if (Flag.FirstGiven(parsed, flags) is { } lost)
        {
            throw new UsageException(
                $"evaluate: {lost.Name} has no meaning for {kind}. The run is of one. Leave it out.");
        }
    }

    private static void RequireData(ParseResult parsed, DataFlags flags, Option<string?> test)
    {
        if (parsed.GetValue(test) is { } images && parsed.GetValue(flags.Data) is { } data)
        {
            throw new UsageException(
                $"evaluate: the images are named twice. Got --test '{images}' and --data '{data}'. Name them once.");
        }

        if (Flag.FirstGiven(parsed, [.. flags.Fitting, .. flags.Reading, flags.Limit]) is { } flag
            && !Flag.IsGiven(parsed, flags.Data))
        {
            throw new UsageException(
                $"evaluate: {flag.Name} says how to open other data. No --data was given. Name the data, or leave "
                + $"{flag.Name} out for the run's own.");
        }
    }

    private static string[]? Asked(string? metrics) =>
        metrics is null ? null
        : Names(metrics) is { Length: > 0 } names ? names
        : throw new UsageException($"evaluate: --metrics names no metric. Got '{metrics}'. "
            + "Name some with commas, or leave it out for all that apply.");

    private static string[] Names(string metrics) =>
        metrics.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Before anything is drawn, so that what cannot be measured is refused at once.
    private static SampleStudy Study(
        RunOptions options, Dataset source, int count, IReadOnlyList<string>? metrics, Vocabulary vocabulary)
    {
        ScoredData data = ScoredDatasets.Of(source, count, options.Settings.Data.Balanced);
        RequireFit(options.Found.Shape.Count, data, source);
        return SampleStudy.Named(data, metrics, vocabulary.Catalogues.Of<Metric>());
    }

    private static void Show(SavedRun saved, Tensor made, SampleStudy study, string real, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{saved.Snapshot}: {made.Shape[0]} samples against {study.Data.Examples.Count} of {real}"));
        int widest = study.Names.Max(name => name.Length);
        foreach (Figure figure in study.Of(made))
        {
            output.WriteLine($"  {figure.Name.PadRight(widest)}  {ProgressText.Number(figure.Value)}");
        }
    }

    private static void RequireFit(long numbers, ScoredData data, Dataset source)
    {
        if (numbers != data.Examples.Dimension)
        {
            throw new UsageException(
                $"evaluate: samples and data differ in size. The model makes {numbers} numbers per example, "
                + $"'{source.Name}' has {data.Examples.Dimension}. Use --pad or --resize, or the run's own data.");
        }
    }
}
