using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Cli.Progress;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Cli.Verbs;

/// <summary>Trains a new model, or goes on with one.</summary>
internal sealed class TrainVerb
{
    private readonly Option<string?> _runs = Flag.Text("--outdir", "FOLDER", "The folder of runs [default: runs]");

    private readonly Option<string?> _resume =
        Flag.Text("--resume", "RUN", "Go on with a run; the same as 'saddle resume RUN'");

    private readonly Option<bool> _dry =
        Flag.Switch("--dry-run", "Show options, networks, operations and memory; train nothing", "-n");

    private readonly Option<bool> _profile = ProfileFlag();
    private readonly Terminal _terminal;
    private readonly Vocabulary _vocabulary;
    private readonly RunFlags _flags;

    private TrainVerb(Terminal terminal, Vocabulary vocabulary) =>
        (_terminal, _vocabulary, _flags) = (terminal, vocabulary, new RunFlags(vocabulary));

    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var verb = new TrainVerb(terminal, vocabulary);
        var command = new Command("train", "Train a model; with no flags, a WGAN-GP on the embedded digits.")
        {
            verb._flags.Method, verb._runs, verb._resume, verb._dry, verb._profile,
        };
        verb._flags.AddTo(command);
        RunHelp.AddTo(command, vocabulary,
            "With --method NAME, or any flag of a run, --help shows all that is read, with its values.", verb.Asked,
            "saddle train                                             digits in a few minutes",
            "saddle train --data ring8 --method gan                   see a GAN lose modes of a ring",
            "saddle train --data mnist --steps 3000                   MNIST from its IDX files, padded to 32 x 32",
            "saddle train --data photos --resize 64 --mirror --conditional",
            "saddle train --objective hinge --penalty r1 --penalty-weight 1 --critic-steps 1",
            "saddle train --data ring8 --method consensus",
            "saddle train --method classifier                         tell digits apart; then evaluate RUN --test",
            "saddle train --objective hinge --penalty none --critic-steps 1 --dynamics extragradient",
            "saddle train --method consensus --help                   all that a method reads",
            "saddle train --batch 32 --dry-run                        what it would cost",
            "saddle train --steps 200 --profile                       where the time goes");
        command.SetAction(verb.Run);
        return command;
    }

    public static Option<bool> ProfileFlag() => Flag.Switch(
        "--profile", "Measure every kernel; show times and how near they are to the machine's limits at the end");

    private RunOptions? Asked(ParseResult parsed)
    {
        if (parsed.GetValue(_resume) is { } run)
        {
            return _flags.Over(ResumeVerb.Own(run, _vocabulary), parsed);
        }

        RunRequest request = _flags.Request(parsed);
        return _flags.IsAnyGiven(parsed) ? request.Resolve(request.OpenData()) : null;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_resume) is { } run)
        {
            RequireOwn(parsed);
            return ResumeVerb.Resume(run, parsed, _flags, _terminal, _vocabulary, parsed.GetValue(_profile));
        }

        RefuseIdleProfile(parsed);
        RunRequest request = _flags.Request(parsed);
        OpenedData opened = FittedImages.Tell(OpeningView.Watch(_terminal, request.OpenData), _terminal);
        RunOptions options = request.Resolve(opened);
        FittedImages.TellUnfitted(opened, options, _terminal);
        Dataset data = opened.Data;
        return parsed.GetValue(_dry)
            ? DryRun.Show(options, data, _terminal)
            : TrainingSession.Run(
                observer => TrainingRun.Start(
                    parsed.GetValue(_runs) ?? SavedRun.DefaultRuns, TrainingRun.Describe(options, data), options, data,
                    observer),
                options.Settings.Recipe, _terminal, parsed.GetValue(_profile));
    }

    private void RefuseIdleProfile(ParseResult parsed)
    {
        if (parsed.GetValue(_dry) && parsed.GetValue(_profile))
        {
            throw new UsageException(
                "train: --profile measures what runs. Got --dry-run as well, which runs nothing. "
                    + "Leave one of them out.");
        }
    }

    private void RequireOwn(ParseResult parsed)
    {
        if (Flag.FirstGiven(parsed, _flags.Method, _runs, _dry) is { } flag)
        {
            throw new UsageException(
                $"train: --resume takes the run's own method and folder. Got {flag.Name} as well. "
                + "Leave it out, or start a new run without --resume.");
        }
    }
}
