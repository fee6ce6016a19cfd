using Saddle.Reproductions.Consensus08;
using Saddle.Reproductions.GradientRegularised10;
using Saddle.Reproductions.SimplePenalty11;
using Saddle.Reproductions.SmoothMarkets09;
using Saddle.Reproductions.Wgan03;
using Saddle.Reproductions.WganGp06;
using Saddle.Settings;

namespace Saddle.Reproductions;

/// <summary>
/// A published system measured again: its claims, checked by experiments with stated seeds and margins.
/// </summary>
public abstract record Reproduction
{
    /// <summary>All reproductions, by id.</summary>
    public static IReadOnlyList<Reproduction> All { get; } =
    [
        new WganReproduction(),
        new WganGpReproduction(),
        new ConsensusReproduction(),
        new SmoothMarketReproduction(),
        new GradientNormReproduction(),
        new SimplePenaltyReproduction(),
    ];

    /// <summary>The number of the system, two digits, such as <c>06</c>.</summary>
    public abstract string Id { get; }

    /// <summary>What is reproduced.</summary>
    public abstract string Title { get; }

    /// <summary>The paper.</summary>
    public abstract string Source { get; }

    /// <summary>The experiments, in order.</summary>
    public abstract IReadOnlyList<Experiment> Experiments { get; }

    /// <summary>The reproduction of an id.</summary>
    /// <exception cref="ConfigurationException">There is no such id.</exception>
    public static Reproduction Named(string id) =>
        All.FirstOrDefault(entry => entry.Id == id) ?? throw new ConfigurationException(
            $"reproduction: there is no '{id}'. The nearest names are "
                + string.Join(", ", NearestNames.Of(id, All.Select(entry => entry.Id)).Select(near => $"'{near}'"))
                + $". Use one of {string.Join(", ", All.Select(entry => entry.Id))}.");

    /// <summary>Runs the experiments.</summary>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <param name="full">The paper's own sizes, for hours, instead of minutes.</param>
    /// <param name="only">Numbers of the experiments to run, such as <c>4</c>; null for all.</param>
    /// <param name="threads">Worker threads, 0 for one per processor; results do not depend on it.</param>
    /// <param name="cancellation">Ends the run with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Measured values beside the published ones; <see cref="PublishedTable.Holds"/> is the verdict.</returns>
    public PublishedTable Run(
        IProgress<string>? progress = null, bool full = false, IReadOnlyCollection<int>? only = null,
        int threads = 0, CancellationToken cancellation = default)
    {
        var table = new PublishedTable();
        var laboratory = new Laboratory(table, full, threads, progress, cancellation);
        foreach (Experiment experiment in Experiments.Where(entry => only?.Contains(entry.Number) ?? true))
        {
            cancellation.ThrowIfCancellationRequested();
            laboratory.Say($"{Id}.{experiment.Number} {experiment.Title}");
            experiment.Run(laboratory);
        }

        return table;
    }
}
