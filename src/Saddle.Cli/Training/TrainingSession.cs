using Saddle.Cli.Progress;
using Saddle.Gans.Training;

namespace Saddle.Cli.Training;

/// <summary>Runs a training to its end on a terminal, and says how to go on.</summary>
internal static class TrainingSession
{
    /// <summary>Trains and shows it.</summary>
    /// <param name="begin">Starts or resumes the run, reporting to what it is given.</param>
    /// <param name="terminal">Where to show it.</param>
    /// <returns>An exit code.</returns>
    public static int Run(Func<IProgress<TrainingEvent>, TrainingRun> begin, Terminal terminal)
    {
        using var observer = new RunObserver(terminal);
        using TrainingRun run = begin(observer);
        observer.Begin(run);
        CancellationToken interrupted = terminal.AwaitInterrupt();
        bool complete = observer.Watch(() => run.Train(interrupted));
        return complete ? Finish(run, observer) : Interrupt(run, observer);
    }

    private static int Finish(TrainingRun run, RunObserver observer)
    {
        observer.Note($"done: {run.Step} steps. Samples: {run.Folder.SamplesPath(run.Step)}");
        observer.Note($"draw more with: saddle generate {run.Folder.Path}");
        return ExitCode.Success;
    }

    private static int Interrupt(TrainingRun run, RunObserver observer)
    {
        observer.Note($"stopped at step {run.Step} of {run.Configuration.Steps}; everything is saved.");
        observer.Note($"go on with: saddle resume {run.Folder.Path}");
        return ExitCode.Interrupted;
    }
}
