using System.CommandLine;
using Saddle.Cli.Evaluation;
using Saddle.Cli.Parsing;
using Saddle.Data;
using Saddle.Gans;
using Saddle.Gans.Training;
using Saddle.Training.Runs;

namespace Saddle.Cli.Training;

/// <summary>A new run as the command line asks for it: its options, its data, its name.</summary>
internal sealed record RunRequest(GanConfiguration Configuration, RunData Data, string Description)
{
    /// <summary>Opens the data and resolves every option: defaults by data, then the method, then the flags.</summary>
    public static RunRequest From(
        ParseResult parsed, DataFlags dataFlags, TrainingFlags flags, Option<bool> conditional)
    {
        MethodPreset method = MethodPreset.Named(parsed.GetValue(flags.Method) ?? MethodPreset.All[0].Name);
        return From(parsed, dataFlags, dataFlags.Open(parsed), flags, conditional, method);
    }

    /// <summary>The same for data that are open already, and a method.</summary>
    public static RunRequest From(ParseResult parsed, DataFlags dataFlags, Dataset data, TrainingFlags flags,
        Option<bool> conditional, MethodPreset method)
    {
        DatasetOptions how = dataFlags.Options(parsed);
        GanConfiguration options = RunDefaults.For(RunData.ShapeOf(data)) with
        {
            Method = method.Name,
            Data = RunData.NameOf(dataFlags.Name(parsed)),
            DataHash = data.Hash,
            Resize = how.Resize ?? 0,
            Pad = how.Pad ?? 0,
            Limit = how.Limit ?? 0,
            Classes = parsed.GetValue(conditional) ? ClassesOf(data) : 0,
        };
        options = options with { Architecture = parsed.GetValue(flags.Architecture) ?? options.Architecture };
        options = RunDefaults.WithDecay(flags.Apply(parsed, RunDefaults.WithMethod(options, method)));
        return new RunRequest(
            options, RunData.From(data, options), $"{data.Name}-{options.Architecture}-{method.Name}");
    }

    /// <summary>The same run with another seed, named after it.</summary>
    public RunRequest WithSeed(long seed)
    {
        GanConfiguration options = Configuration with { Seed = seed };
        return new RunRequest(options, RunData.From(Data.Source, options), $"{Description}-seed{seed}");
    }

    /// <summary>Begins the run in a folder of runs.</summary>
    public Run Start(string runs, IProgress<RunEvent> observer) =>
        GanRun.Start(runs, Description, Configuration, Data.Training, Data.Validation, observer,
            learner => SnapshotMetrics.Study(Configuration, Data.Source, learner));

    private static int ClassesOf(Dataset data) =>
        data.ClassNames.Count > 0 ? data.ClassNames.Count : throw new UsageException(
        $"train: --conditional needs labelled data. '{data.Name}' has no labels. Leave --conditional out, or use "
            + "data with classes.");
}
