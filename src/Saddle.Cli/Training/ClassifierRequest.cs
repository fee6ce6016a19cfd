using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Saddle.Cli.Parsing;
using Saddle.Data;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Cli.Training;

/// <summary>A new run of a classifier as the command line asks for it.</summary>
/// <param name="Options">All its options.</param>
/// <param name="Images">The images to learn from.</param>
/// <param name="Description">What its folder is called.</param>
internal sealed record ClassifierRequest(Choice<Classification> Options, ImageDataset Images, string Description)
{
    private const long LeastSteps = 1000;
    private const int Passes = 3;

    /// <summary>Opens the data and resolves every option.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="data">Which data, and how they are opened.</param>
    /// <param name="aside">Flags of the verb itself.</param>
    public static ClassifierRequest From(ParseResult parsed, DataFlags data, params IReadOnlyList<Option> aside)
    {
        ImageDataset all = ClassifierData.Images(data.Open(parsed));
        string name = RunData.NameOf(data.Name(parsed));
        DatasetOptions how = data.Options(parsed);
        Choice<Classification> options = ClassifierSettings.Defaults
            .With(ClassifierSettings.Data, name)
            .With(ClassifierSettings.DataHash, all.Hash)
            .With(ClassifierSettings.Resize, how.Resize ?? 0)
            .With(ClassifierSettings.Pad, how.Pad ?? 0)
            .With(ClassifierSettings.Limit, how.Limit ?? 0)
            .With(ClassifierSettings.HeldOut, ClassifierData.UsualHeldOut(name, all));
        options = ClassifierFlags.Apply(
            parsed, options, [data.Data, data.Resize, data.Pad, data.Limit, .. aside]);
        RequireSome(options, all);
        ImageDataset training = new ClassifierData(options, all).Training;
        bool isLong = parsed.GetResult("--steps") is OptionResult { Implicit: false };
        options = isLong ? options : Lengthen(options, training);
        options = options.With(
            ClassifierSettings.DecaySteps, Math.Max(1, options.Get(ClassifierSettings.Steps)));
        return new ClassifierRequest(options, training, $"{all.Name}-classifier");
    }

    /// <summary>Begins the run in a folder of runs.</summary>
    public Run Start(string runs, IProgress<RunEvent> observer) =>
        ClassifierRun.Start(runs, Description, Options, Images, observer);

    /// <summary>Shows what the run would be.</summary>
    public int Show(Terminal terminal)
    {
        using GameLearner learner = ClassifierRun.Learner(Options, Images);
        terminal.Out.WriteLine(JsonText.Write(Options.ToJson()));
        DryRun.Write(Classification.Classifier, ClassifierRun.NetworkOf(Options, Images), terminal.Out);
        terminal.Out.WriteLine(learner.Explain());
        terminal.Out.WriteLine("dry run: nothing was trained or written.");
        return ExitCode.Success;
    }

    /// <summary>What to do with a run that is done.</summary>
    public static string Next(RunFolder folder) => $"test it with: saddle evaluate {folder.Path} --test";

    // Where no length is asked for: three times through the images, and not too little for small sets.
    private static Choice<Classification> Lengthen(Choice<Classification> options, ImageDataset images)
    {
        long batch = options.Get(ClassifierSettings.Batch), seen = Passes * (long)images.Count;
        return options.With(ClassifierSettings.Steps, Math.Max(LeastSteps, (seen + batch - 1) / batch));
    }

    private static void RequireSome(Choice<Classification> options, ImageDataset all)
    {
        int heldOut = options.Get(ClassifierSettings.HeldOut);
        if (heldOut >= all.Count)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"train: --validation leaves nothing to train on. {heldOut} of {all.Count} images would be held out. ")
                + "Hold out fewer.");
        }
    }
}
