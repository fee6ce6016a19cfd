using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Cli.Verbs;

/// <summary>Goes on with a run that was stopped, or to a new length.</summary>
internal static class ResumeVerb
{
    public static Command Create(Terminal terminal, Vocabulary vocabulary)
    {
        var flags = new RunFlags(vocabulary);
        var run = new Argument<string>("RUN") { Description = "The run's folder, or the snapshot in it to go on from" };
        Option<bool> profile = TrainVerb.ProfileFlag();
        var command = new Command(
            "resume", "Go on with a run from its newest snapshot; the result is as if it had never stopped.")
        {
            run, profile,
        };
        flags.AddTo(command);
        RunHelp.AddTo(command, vocabulary,
            "With a run before it, --help shows all that the run reads, with its values.",
            parsed => parsed.GetResult(run) is { Tokens: [var path] }
                ? flags.Over(Own(path.Value, vocabulary), parsed)
                : null,
            "saddle resume runs/00000-digits-dcgan-wgan-gp                 to the run's own length",
            "saddle resume runs/00000-digits-dcgan-wgan-gp --steps 5000    to a new length",
            "saddle resume runs/00001-photos-dcgan-wgan-gp --data moved    with its data at a new place");
        command.SetAction(parsed =>
            Resume(parsed.GetRequiredValue(run), parsed, flags, terminal, vocabulary, parsed.GetValue(profile)));
        return command;
    }

    /// <summary>Goes on with a run; flags that would change what it learns are refused.</summary>
    /// <param name="path">The run's folder.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="flags">What may be laid over the run's options.</param>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="vocabulary">What can be named.</param>
    /// <param name="profile">Whether to measure kernels.</param>
    public static int Resume(string path, ParseResult parsed, RunFlags flags, Terminal terminal,
        Vocabulary vocabulary, bool profile)
    {
        RunOptions own = Own(path, vocabulary);
        return TrainingSession.Run(
            observer => TrainingRun.Resume(
                path, vocabulary.Catalogues, options => flags.Over(options, parsed), progress: observer),
            own.Settings.Recipe, terminal, profile);
    }

    /// <summary>The options of a run.</summary>
    public static RunOptions Own(string path, Vocabulary vocabulary) =>
        RunOptions.Of(RunFolder.Of(path), vocabulary.Catalogues);
}
