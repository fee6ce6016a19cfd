using System.Globalization;
using Saddle.Settings;

namespace Saddle.Gans.Training;

/// <summary>Refuses configurations that cannot run, naming the option, its value and what to use.</summary>
internal static class GanConfigurationCheck
{
    private const int Most = 65_536;
    private const int MostThreads = 1024;

    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public static void Require(GanConfiguration options)
    {
        AtLeast(options.Batch, 1, "batch");
        AtLeast(options.Width, 1, "width");
        AtLeast(options.Depth, 1, "depth");
        AtLeast(options.LatentSize, 1, "latent size");
        AtLeast(options.CriticSteps, 1, "critic steps");
        AtLeast(options.Steps, 0, "steps");
        AtLeast(options.Classes, 0, "classes");
        AtLeast(options.Validation, 0, "validation");
        AtLeast(options.Threads, 0, "threads");
        AtLeast(options.SnapshotEvery, 1, "snapshot interval");
        AtLeast(options.ReportEvery, 1, "report interval");
        AtLeast(options.KeepSnapshots, 0, "kept snapshots");
        AtLeast(options.RateDecaySteps, 0, "rate decay");
        AtLeast(options.InstanceNoiseSteps, 0, "instance noise steps");
        AtMost(options.Width, Most, "width");
        AtMost(options.Depth, Most, "depth");
        AtMost(options.LatentSize, Most, "latent size");
        AtMost(options.Batch, Most, "batch");
        AtMost(options.Classes, Most, "classes");
        AtMost(options.Threads, MostThreads, "threads");
        RequireShape(options.SampleShape);
        Within(options.AverageDecay, 0, 1, "average decay");
        Positive(options.ClipBound, "clip bound");
        RequireAnchor(options.PenaltyAnchor, options.SampleShape);
        Within(options.PenaltyWeight, 0, double.MaxValue, "penalty weight");
        Within(options.InstanceNoise, 0, double.MaxValue, "instance noise");
        options.Dynamics.ToChoice();
        Require(options.CriticOptimiser, "critic");
        Require(options.GeneratorOptimiser, "generator");
    }

    private static void RequireShape(IReadOnlyList<int> sizes)
    {
        if (sizes.Count is 0 or > 3 || sizes.Any(size => size is < 1 or > Most))
        {
            throw new ConfigurationException(
                $"configuration: the sample shape must be one to three sizes from 1 to {Text(Most)}. "
                    + $"Got [{string.Join(", ", sizes.Select(size => Text(size)))}]. "
                    + "Use [2] for points, [channels, height, width] for images.");
        }
    }

    private static void RequireAnchor(IReadOnlyList<double> anchor, IReadOnlyList<int> sizes)
    {
        long coordinates = sizes.Aggregate(1L, (count, size) => count * size);
        if ((anchor.Count != 1 && anchor.Count != coordinates) || !anchor.All(double.IsFinite))
        {
            const int Shown = 4;
            string given = string.Join(", ", anchor.Take(Shown).Select(number => Text(number)));
            throw new ConfigurationException(
                $"configuration: the penalty anchor must be one finite number, or one for each of "
                    + $"{Text(coordinates)} coordinates. Got {Text(anchor.Count)}: "
                    + $"[{given}{(anchor.Count > Shown ? ", …" : "")}]. Use 0 for the middle of images.");
        }
    }

    private static void Require(OptimiserChoice optimiser, string player)
    {
        Positive(optimiser.Rate, $"{player} rate");
        Positive(optimiser.Epsilon, $"{player} epsilon");
        Within(optimiser.Beta1, 0, 1, $"{player} beta1");
        Within(optimiser.Beta2, 0, 1, $"{player} beta2");
        Within(optimiser.Decay, 0, 1, $"{player} decay");
        Within(optimiser.Momentum, 0, 1, $"{player} momentum");
    }

    private static void AtLeast(long value, long least, string option)
    {
        if (value < least)
        {
            throw Refusal(option, value, $"must be at least {Text(least)}", $"Use {Text(least)} or more.");
        }
    }

    private static void AtMost(long value, long most, string option)
    {
        if (value > most)
        {
            throw Refusal(option, value, $"must be at most {Text(most)}", $"Use {Text(most)} or less.");
        }
    }

    private static void Positive(double value, string option)
    {
        if (!(value > 0) || !double.IsFinite(value))
        {
            throw Refusal(option, value, "must be a positive number", "Use a number above 0.");
        }
    }

    private static void Within(double value, double low, double high, string option)
    {
        if (!(value >= low) || !(value < high))
        {
            string range = high == double.MaxValue ? "be 0 or more" : $"be from {Text(low)} to below {Text(high)}";
            throw Refusal(option, value, $"must {range}", "Choose a number in that range.");
        }
    }

    private static ConfigurationException Refusal(string option, IFormattable value, string rule, string advice) =>
        new($"configuration: the {option} {rule}. Got {Text(value)}. {advice}");

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
