using Saddle.Cli.Evaluation;
using Saddle.Cli.Training;
using Saddle.Gans.Training;
using Saddle.Training.Runs;

namespace Saddle.Cli.Comparing;

/// <summary>A run that a comparison needs, and how far it is.</summary>
/// <param name="Request">Its options and data.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Folder">Where it was begun; null where it was not.</param>
/// <param name="Step">Generator updates so far.</param>
/// <param name="HasEnded">Whether it has its length, or diverged.</param>
internal sealed record PlannedRun(RunRequest Request, string Method, string? Folder, long Step, bool HasEnded)
{
    /// <summary>Looks for a run among those of a folder.</summary>
    /// <exception cref="UsageException">There is one with other options, or a longer one.</exception>
    public static PlannedRun Find(string root, RunRequest request, string method)
    {
        if (RunFolder.Find(root, request.Description) is not { } folder)
        {
            return new PlannedRun(request, method, null, 0, HasEnded: false);
        }

        long step = folder.SnapshotSteps() is [.., long latest] ? latest : 0;
        RequireSame(folder, request.Configuration, step);
        bool diverged = ComparedRun.IsDiverged(folder.Path);
        return new PlannedRun(request, method, folder.Path, step, diverged || step == request.Configuration.Steps);
    }

    /// <summary>The run as it will be compared, before it is trained.</summary>
    /// <param name="root">The folder of all runs.</param>
    public ComparedRun Untrained(string root) => new(
        Folder ?? Path.Combine(root, Request.Description), Request.Description, Request.Configuration, null, 0);

    /// <summary>Begins the run or goes on with it.</summary>
    public Run Open(string root, IProgress<RunEvent> observer) => Folder is null
        ? Request.Start(root, observer)
        : GanRun.Resume(Folder, _ => (Request.Data.Training, Request.Data.Validation), _ => Request.Configuration,
            observer, (options, learner) => SnapshotMetrics.Study(options, Request.Data.Source, learner));

    private static void RequireSame(RunFolder folder, GanConfiguration wanted, long step)
    {
        IReadOnlyList<string> differences = GanConfigurationJson.Differences(ComparedRun.OptionsOf(folder), wanted);
        string[] all = step > wanted.Steps ? [.. differences, $"steps: {step} → {wanted.Steps}"] : [.. differences];
        if (all.Length > 0)
        {
            throw new UsageException("compare: the folder holds a run with other options. "
                + $"{folder.Path}: {string.Join("; ", all)}. Repeat its options, or name another --outdir.");
        }
    }
}
