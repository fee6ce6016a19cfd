using Saddle.Training.Options;

namespace Saddle.Cli;

/// <summary>Tells that a run is measured against examples of balanced classes.</summary>
internal static class BalancedClasses
{
    /// <summary>What follows the number of real examples; empty where these have the data's shares.</summary>
    public static string Told(RunOptions options) =>
        options.Settings.Data.Balanced ? ", of each class equally many" : "";
}
