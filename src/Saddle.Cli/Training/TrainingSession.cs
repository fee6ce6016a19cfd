using System.Globalization;
using Saddle.Cli.Progress;
using Saddle.Gans.Training;
using Saddle.Training.Classifiers;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Cli.Training;

/// <summary>Runs a training to its end on a terminal, and says how to go on.</summary>
internal static class TrainingSession
{
    /// <summary>Trains and shows it.</summary>
    /// <param name="begin">Starts or resumes the run, reporting to what it is given.</param>
    /// <param name="recipe">What is trained.</param>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="profile">Whether to measure every kernel and show that at the end.</param>
    /// <returns>An exit code.</returns>
    public static int Run(Func<IProgress<RunEvent>, Run> begin, Recipe recipe, Terminal terminal, bool profile)
    {
        using var observer = new RunObserver(terminal);
        using Run run = begin(observer);
        observer.Begin(run);
        if (profile)
        {
            run.Profile();
        }

        CancellationToken interrupted = terminal.AwaitInterrupt();
        bool complete = observer.Watch(() => run.Train(interrupted));
        if (profile)
        {
            ShowProfile(run, observer, terminal);
        }

        return complete ? Finish(run, recipe, observer) : Interrupt(run, observer);
    }

    private static void ShowProfile(Run run, RunObserver observer, Terminal terminal)
    {
        string tables = run.SaveProfile();
        terminal.Out.WriteLine(tables);
        observer.Note(tables.Length > 0
            ? $"profile: {run.Folder.ProfilePath}"
            : "profile: no update has run, so there is nothing to show.");
    }

    private static int Finish(Run run, Recipe recipe, RunObserver observer)
    {
        string samples = run.Folder.SamplesPath(run.Step);
        observer.Note($"done: {run.Step} steps." + (File.Exists(samples) ? $" Samples: {samples}" : ""));
        if (Next(recipe) is { } next)
        {
            observer.Note(string.Format(CultureInfo.InvariantCulture, next, ShellWord.Of(run.Folder.Path)));
        }

        return ExitCode.Success;
    }

    private static string? Next(Recipe recipe) => recipe switch
    {
        AdversarialRecipe => "draw more with: saddle generate {0}",
        ClassifierRecipe => "test it with: saddle evaluate {0} --test",
        _ => null,
    };

    private static int Interrupt(Run run, RunObserver observer)
    {
        observer.Note($"stopped at step {run.Step} of {run.Plan.Steps}; everything is saved.");
        observer.Note($"go on with: saddle resume {ShellWord.Of(run.Folder.Path)}");
        return ExitCode.Interrupted;
    }
}
