using Saddle.Data;
using Saddle.Distances;
using Saddle.Gans;
using Saddle.Gans.Training;
using Saddle.Training;
using Saddle.Training.Learners;

namespace Saddle.Cli.Evaluation;

/// <summary>Measures a learner at each snapshot of its run with the metrics that the options name.</summary>
internal static class SnapshotMetrics
{
    private const int Examples = 1000;

    /// <summary>The measurements a run asks for; null where it asks for none.</summary>
    /// <param name="options">The run's.</param>
    /// <param name="data">Its data.</param>
    /// <param name="learner">What is measured, as it is at each call.</param>
    /// <exception cref="UsageException">A metric does not fit the data.</exception>
    public static Func<Figures>? Study(GanConfiguration options, Dataset data, GameLearner learner)
    {
        if (options.Metrics.Count == 0)
        {
            return null;
        }

        ScoredData scored = EvaluationData.From(data, Examples);
        MetricNames.RequireFit(options.Metrics, scored);
        var formulation = (Adversarial)learner.Formulation;
        var generator = new Lazy<Generator>(() => new Generator(
            formulation, learner.Best(Adversarial.Generator), options.Threads));
        return () =>
        {
            generator.Value.Use(learner.Best(Adversarial.Generator));
            float[] samples = generator.Value.Sample(Examples, seed: 1).ToArray<float>();
            var generated = new PointSet(samples, scored.Examples.Dimension);
            return new Figures(options.Metrics
                .Select(name => new Figure(name, SampleScores.Of(name, generated, scored))));
        };
    }
}
