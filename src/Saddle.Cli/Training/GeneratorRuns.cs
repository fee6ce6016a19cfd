using Saddle.Gans.Training;
using Saddle.Training.Classifiers;
using Saddle.Training.Options;

namespace Saddle.Cli.Training;

/// <summary>Refuses what only runs of a generator can be asked for.</summary>
internal static class GeneratorRuns
{
    /// <exception cref="UsageException">The run is of something else.</exception>
    /// <param name="verb">What was asked for.</param>
    /// <param name="run">The run as it was named.</param>
    /// <param name="options">Its options.</param>
    public static void Require(string verb, string run, RunOptions options)
    {
        if (options.Settings.Recipe is not AdversarialRecipe)
        {
            string instead =
                options.Settings.Recipe is ClassifierRecipe ? "Use 'saddle evaluate' for it, or name" : "Name";
            throw new UsageException($"{verb}: this is a run of a {options.Method}. {run} has no generator and no "
                + $"critic. {instead} another run.");
        }
    }
}
