using System.CommandLine;
using Saddle.Cli.Evaluation;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Gans.Training;

namespace Saddle.Cli.Verbs;

/// <summary>Goes on with a run that was stopped, or to a new length.</summary>
internal static class ResumeVerb
{
    public static Command Create(Terminal terminal)
    {
        var flags = new TrainingFlags();
        var run = new Argument<string>("RUN") { Description = "The run's folder" };
        var command = new Command(
            "resume", "Go on with a run from its newest snapshot; the result is as if it had never stopped.")
        {
            run,
        };
        flags.AddTo(command);
        Option<bool> profile = TrainVerb.ProfileFlag();
        command.Add(profile);
        ExampleHelp.AddTo(command,
            "saddle resume runs/00000-digits-dcgan-wgan-gp                 to the run's own length",
            "saddle resume runs/00000-digits-dcgan-wgan-gp --steps 5000    to a new length");
        command.SetAction(parsed =>
            Resume(parsed.GetRequiredValue(run), parsed, flags, terminal, parsed.GetValue(profile)));
        return command;
    }

    /// <summary>Goes on with a run; flags that would change its hyper-parameters are refused.</summary>
    public static int Resume(string path, ParseResult parsed, TrainingFlags flags, Terminal terminal, bool profile)
    {
        RunData? data = null;
        (IBatchSource, IBatchSource?) Open(GanConfiguration options)
        {
            data = RunData.From(RunData.Reopen(options), options);
            return (data.Training, data.Validation);
        }

        return TrainingSession.Run(
            observer => GanRun.Resume(
                path, Open, own => RunDefaults.WithDecay(flags.Apply(parsed, own), own), observer,
                (options, learner) => SnapshotMetrics.Study(options, data!.Source, learner)),
            terminal,
            profile);
    }
}
