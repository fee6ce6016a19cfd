using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Training.Classifiers;

namespace Saddle.Cli.Verbs;

/// <summary>Trains a new model, or goes on with one.</summary>
internal static class TrainVerb
{
    public static Command Create(Terminal terminal)
    {
        var data = new DataFlags();
        var flags = new TrainingFlags();
        Option<string?> runs = Flag.Text("--outdir", "FOLDER", "The folder of runs [default: runs]");
        Option<string?> resume = Flag.Text("--resume", "RUN", "Go on with a run; the same as 'saddle resume RUN'");
        Option<bool> dry = Flag.Switch(
            "--dry-run", "Show options, networks, operations and memory; train nothing", "-n");
        Option<bool> profile = ProfileFlag();
        Option<bool> conditional = Flag.Switch("--conditional", "Condition both networks on the labels of the data");
        var command = new Command("train", "Train a model; with no flags, a WGAN-GP on the embedded digits.");
        data.AddTo(command);
        command.Add(runs);
        command.Add(resume);
        command.Add(dry);
        command.Add(profile);
        command.Add(conditional);
        command.Add(flags.Method);
        flags.AddTo(command);
        var classifier = new ClassifierFlags();
        classifier.AddTo(command);
        ExampleHelp.AddTo(command,
            "saddle train                                             digits in a few minutes",
            "saddle train --data ring8 --method gan                   see a GAN lose modes of a ring",
            "saddle train --data mnist --pad 32 --steps 3000          MNIST from its IDX files",
            "saddle train --data photos --resize 64 --mirror --conditional",
            "saddle train --objective hinge --penalty r1 --penalty-weight 1 --critic-steps 1",
            "saddle train --data ring8 --method consensus",
            "saddle train --method classifier                         tell digits apart; then evaluate RUN --test",
            "saddle train --objective hinge --penalty none --critic-steps 1 --dynamics extragradient",
            "saddle train --batch 32 --dry-run                        what it would cost",
            "saddle train --steps 200 --profile                       where the time goes");
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(resume) is { } run)
            {
                RequireOwn(parsed,
                    data.Data, data.Resize, data.Pad, data.Limit, runs, dry, conditional, flags.Method);
                return ResumeVerb.Resume(
                    run, parsed, flags, classifier, terminal, parsed.GetValue(profile), resume, profile);
            }

            RefuseIdleProfile(parsed, dry, profile);

            string folder = parsed.GetValue(runs) ?? SavedRun.DefaultRuns;
            if (parsed.GetValue(flags.Method) == ClassifierSettings.Part.Name)
            {
                var asked = ClassifierRequest.From(parsed, data, flags.Method, runs, dry, profile);
                return parsed.GetValue(dry) ? asked.Show(terminal) : TrainingSession.Run(
                    observer => asked.Start(folder, observer), terminal, parsed.GetValue(profile),
                    ClassifierRequest.Next);
            }

            classifier.Refuse(parsed);
            RunRequest request = RunRequest.From(parsed, data, flags, conditional);
            return parsed.GetValue(dry)
                ? DryRun.Show(request, terminal)
                : TrainingSession.Run(
                    observer => request.Start(folder, observer),
                    terminal,
                    parsed.GetValue(profile));
        });
        return command;
    }

    public static Option<bool> ProfileFlag() => Flag.Switch(
        "--profile", "Measure every kernel; show times and how near they are to the machine's limits at the end");

    private static void RefuseIdleProfile(ParseResult parsed, Option<bool> dry, Option<bool> profile)
    {
        if (parsed.GetValue(dry) && parsed.GetValue(profile))
        {
            throw new UsageException(
                "train: --profile measures what runs. Got --dry-run as well, which runs nothing. "
                    + "Leave one of them out.");
        }
    }

    private static void RequireOwn(ParseResult parsed, params IEnumerable<Option> flags)
    {
        if (Flag.FirstGiven(parsed, flags) is { } flag)
        {
            throw new UsageException(
                $"train: --resume takes the run's own data, method and folder. Got {flag.Name} as well. "
                + "Leave it out, or start a new run without --resume.");
        }
    }
}
