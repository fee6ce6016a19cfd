using System.CommandLine;
using System.Globalization;
using Saddle.Cli.Evaluation;
using Saddle.Cli.Parsing;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training.Classifiers;
using Saddle.Training.Runs;

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
        var own = new ClassifierFlags();
        own.AddTo(command);
        Option<bool> profile = TrainVerb.ProfileFlag();
        command.Add(profile);
        ExampleHelp.AddTo(command,
            "saddle resume runs/00000-digits-dcgan-wgan-gp                 to the run's own length",
            "saddle resume runs/00000-digits-dcgan-wgan-gp --steps 5000    to a new length");
        command.SetAction(parsed =>
            Resume(parsed.GetRequiredValue(run), parsed, flags, own, terminal, parsed.GetValue(profile), profile));
        return command;
    }

    /// <summary>Goes on with a run; flags that would change its hyper-parameters are refused.</summary>
    /// <param name="path">The run's folder.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="flags">The options that it may change.</param>
    /// <param name="own">Those that only a classifier has.</param>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="profile">Whether to measure kernels.</param>
    /// <param name="aside">Flags of the verb itself.</param>
    public static int Resume(string path, ParseResult parsed, TrainingFlags flags, ClassifierFlags own,
        Terminal terminal, bool profile, params IReadOnlyList<Option> aside)
    {
        if (RunFolder.Exists(path) && ClassifierRun.IsClassifier(RunFolder.Open(path).ReadOptions()))
        {
            return TrainingSession.Run(
                observer => ClassifierRun.Resume(path, options => new ClassifierData(options).Training,
                    options => Longer(options, ClassifierFlags.Apply(parsed, options, aside)), observer),
                terminal, profile, ClassifierRequest.Next);
        }

        own.Refuse(parsed);
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

    private static Choice<Classification> Longer(Choice<Classification> own, Choice<Classification> asked)
    {
        long end = own.Get(ClassifierSettings.DecaySteps), steps = asked.Get(ClassifierSettings.Steps);
        return asked.Get(ClassifierSettings.Schedule) != ClassifierSettings.Linear || steps <= end
            ? asked
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"resume: the rate is 0 from step {end} on. --steps asks for {steps}. ")
                + "Leave it out, or start a new run of that length or with --schedule constant.");
    }
}
