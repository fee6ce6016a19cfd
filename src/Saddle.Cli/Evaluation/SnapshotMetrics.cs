using System.Globalization;
using Saddle.Cli.Training;
using Saddle.Distances;
using Saddle.Gans;
using Saddle.Gans.Training;

namespace Saddle.Cli.Evaluation;

/// <summary>Measures each snapshot of a run with the metrics its options name.</summary>
internal sealed class SnapshotMetrics
{
    private const int Examples = 1000;
    private readonly RunFolder _folder;
    private readonly GanConfiguration _options;
    private readonly ScoredData _data;

    private SnapshotMetrics(TrainingRun run)
    {
        (_folder, _options) = (run.Folder, run.Configuration);
        _data = EvaluationData.From(RunData.Reopen(_options), Examples);
        MetricNames.RequireFit(_options.Metrics, _data);
    }

    /// <summary>The measurements a run asks for; null where it asks for none.</summary>
    public static SnapshotMetrics? For(TrainingRun run) =>
        run.Configuration.Metrics.Count > 0 ? new SnapshotMetrics(run) : null;

    /// <summary>Measures a snapshot and adds the results to the run's files.</summary>
    /// <returns>A line for each metric.</returns>
    public IEnumerable<string> Measure(SnapshotSaved saved)
    {
        float[] samples = Generator.Load(saved.Path, _options.Threads).Sample(Examples, seed: 1).ToArray<float>();
        var generated = new PointSet(samples, _data.Examples.Dimension);
        foreach (string name in _options.Metrics)
        {
            double value = SampleScores.Of(name, generated, _data);
            File.AppendAllText(_folder.MetricPath(name), string.Create(
                CultureInfo.InvariantCulture, $"{{\"step\":{saved.Step},\"value\":{value:R}}}\n"));
            yield return $"{name} {Progress.ProgressText.Number(value)}";
        }
    }
}
