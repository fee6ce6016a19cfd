using Saddle.Cli.Progress;
using Saddle.Training.Runs;

namespace Saddle.Cli.Training;

/// <summary>Runs a training to its end on a terminal, and says how to go on.</summary>
internal static class TrainingSession
{
    /// <summary>Trains and shows it.</summary>
    /// <param name="begin">Starts or resumes the run, reporting to what it is given.</param>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="profile">Whether to measure every kernel and show that at the end.</param>
    /// <param name="next">What to do with a run that is done; null for what generators are for.</param>
    /// <returns>An exit code.</returns>
    public static int Run(Func<IProgress<RunEvent>, Run> begin, Terminal terminal, bool profile,
        Func<RunFolder, string>? next = null)
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

        return complete ? Finish(run, observer, next) : Interrupt(run, observer);
    }

    private static void ShowProfile(Run run, RunObserver observer, Terminal terminal)
    {
        string tables = run.SaveProfile();
        terminal.Out.WriteLine(tables);
        observer.Note(tables.Length > 0
            ? $"profile: {run.Folder.ProfilePath}"
            : "profile: no update has run, so there is nothing to show.");
    }

    private static int Finish(Run run, RunObserver observer, Func<RunFolder, string>? next)
    {
        if (next is not null)
        {
            observer.Note($"done: {run.Step} steps.");
            observer.Note(next(run.Folder));
            return ExitCode.Success;
        }

        observer.Note($"done: {run.Step} steps. Samples: {run.Folder.SamplesPath(run.Step)}");
        observer.Note($"draw more with: saddle generate {run.Folder.Path}");
        return ExitCode.Success;
    }

    private static int Interrupt(Run run, RunObserver observer)
    {
        observer.Note($"stopped at step {run.Step} of {run.Plan.Steps}; everything is saved.");
        observer.Note($"go on with: saddle resume {run.Folder.Path}");
        return ExitCode.Interrupted;
    }
}
