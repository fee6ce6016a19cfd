using Saddle.Data;
using Saddle.Gans;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Learners;
using Saddle.Training.Studies;

namespace Saddle.Cli.Evaluation;

/// <summary>Measures a learner at each snapshot of its run with the metrics that the options name.</summary>
internal static class SnapshotMetrics
{
    /// <summary>The measurements a run asks for; null where it asks for none.</summary>
    /// <param name="options">The run's.</param>
    /// <param name="data">Its data.</param>
    /// <param name="learner">What is measured, as it is at each call.</param>
    /// <exception cref="ConfigurationException">A metric does not fit the data.</exception>
    public static Func<Figures>? Study(GanConfiguration options, Dataset data, GameLearner learner)
    {
        if (options.Metrics.Count == 0)
        {
            return null;
        }

        SampleStudy study = MetricNames.Study(options.Metrics, ScoredDatasets.Of(data, SampleStudy.UsualCount));
        GanModel model = ((Adversarial)learner.Formulation).Model;
        var generator = new Lazy<Generator>(() => new Generator(
            model, learner.Best(Adversarial.Generator), options.Threads));
        return () =>
        {
            generator.Value.Use(learner.Best(Adversarial.Generator));
            return study.Of(generator.Value.Sample(SampleStudy.UsualCount, SampleStudy.UsualSeed));
        };
    }
}
