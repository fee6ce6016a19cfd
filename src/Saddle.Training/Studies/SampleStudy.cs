using System.Globalization;
using Saddle.Distances;
using Saddle.Distances.Metrics;
using Saddle.Settings;

namespace Saddle.Training.Studies;

/// <summary>Measures sets of generated samples by several metrics against the same data.</summary>
/// <remarks>Keep one for all sets: what metrics need of the data is computed once, and what several need of a set once
/// for the set.</remarks>
public sealed class SampleStudy
{
    /// <summary>How many samples are measured, against how many real ones, where nobody says otherwise.</summary>
    public const int UsualCount = 1000;

    /// <summary>The seed of the latents that are measured where nobody says otherwise: apart from those of
    /// pictures, whose seed is 0.</summary>
    public const long UsualSeed = 1;

    private readonly (string Name, Metric Metric)[] _metrics;

    /// <summary>Chooses metrics.</summary>
    /// <param name="data">Real examples.</param>
    /// <param name="metrics">What to measure, in order.</param>
    /// <exception cref="ConfigurationException">A metric does not fit the data, or is there twice.</exception>
    public SampleStudy(ScoredData data, IReadOnlyList<Choice<Metric>> metrics)
    {
        Data = data;
        _metrics = [.. metrics.Select(choice => (NameOf(choice), Fitting(choice, data)))];
        Names = [.. _metrics.Select(metric => metric.Name)];
        RequireDifferent(Names);
    }

    /// <summary>The real examples.</summary>
    public ScoredData Data { get; }

    /// <summary>The names of the figures, in order: each metric's, with the settings that are off their
    /// defaults.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Chooses metrics by their names.</summary>
    /// <param name="data">Real examples.</param>
    /// <param name="metrics">Names, each with settings off their defaults as in <see cref="Names"/>, such as
    /// <c>recall neighbours=5</c>; null for all that fit.</param>
    /// <param name="parts">What there is.</param>
    /// <exception cref="ConfigurationException">
    /// There is no such metric or setting, a value is out of range, or a metric does not fit the data or is
    /// there twice.
    /// </exception>
    public static SampleStudy Named(ScoredData data, IReadOnlyList<string>? metrics, Catalogue<Metric> parts) => new(
        data, metrics is null ? WhatFits(data, parts) : [.. metrics.Select(metric => Read(metric, parts))]);

    /// <summary>Metrics that fit data, at their defaults.</summary>
    /// <param name="data">Real examples.</param>
    /// <param name="parts">What to choose from, such as <see cref="MetricCatalogue.Parts"/>.</param>
    public static IReadOnlyList<Choice<Metric>> WhatFits(ScoredData data, Catalogue<Metric> parts) =>
        [.. parts.Names.Select(parts.Choose).Where(choice => choice.Make().Fits(data))];

    /// <summary>Measures a set of samples.</summary>
    /// <param name="samples">One flattened example per point, at least four, of the data's dimension.</param>
    /// <returns>A figure for each of <see cref="Names"/>.</returns>
    /// <exception cref="ArgumentException">There are too few samples, or they are of another dimension.</exception>
    public Figures Of(PointSet samples)
    {
        var scored = new ScoredSamples(samples, Data);
        return new Figures([.. _metrics.Select(metric => new Figure(metric.Name, metric.Metric.Of(scored)))]);
    }

    /// <inheritdoc cref="Of(PointSet)"/>
    /// <param name="samples">Float32, shape [n, ..sample].</param>
    /// <exception cref="DivergedException">A number is not finite.</exception>
    public Figures Of(Tensor samples)
    {
        float[] numbers = samples.ToArray<float>();
        int each = checked((int)(samples.Shape.Count / samples.Shape[0]));
        int wrong = Array.FindIndex(numbers, number => !float.IsFinite(number));
        return wrong < 0
            ? Of(new PointSet(numbers, each))
            : throw new DivergedException(string.Create(CultureInfo.InvariantCulture,
                $"metrics: what the model makes is not finite, so it cannot be measured. Number {wrong % each} of ")
                + string.Create(CultureInfo.InvariantCulture, $"sample {wrong / each} is {numbers[wrong]}. ")
                + "Lower the rates and train again, or name an earlier snapshot.");
    }

    private static void RequireDifferent(IReadOnlyList<string> names)
    {
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new ConfigurationException($"metrics: one is there twice. It is '{twice}'. Name it once.");
        }
    }

    private static Choice<Metric> Read(string text, Catalogue<Metric> parts)
    {
        string[] pieces = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return pieces.Skip(1).Select(piece => piece.Split('=', 2)).Aggregate(
            parts.Choose(pieces.FirstOrDefault() ?? text),
            (choice, sides) => choice.With(sides[0], sides.Length > 1 ? sides[1] : ""));
    }

    private static string NameOf(Choice<Metric> choice) => string.Join(' ', choice.Entries
        .Where(entry => entry.Setting is not IValueSetting setting || entry.Text != setting.DefaultText)
        .Select(entry => $"{entry.Path}={entry.Text}")
        .Prepend(choice.Part.Name));

    private static Metric Fitting(Choice<Metric> choice, ScoredData data)
    {
        Metric metric = choice.Make();
        if (metric.Fits(data))
        {
            return metric;
        }

        IEnumerable<string> fitting =
            WhatFits(data, choice.Catalogues.Of<Metric>()).Select(other => other.Part.Name);
        throw new ConfigurationException($"metrics: '{NameOf(choice)}' needs data with {metric.Needs}. There are "
            + string.Create(CultureInfo.InvariantCulture,
                $"{data.Examples.Count} examples and {data.Modes?.Count ?? 0} known modes. ")
            + $"Choose from {string.Join(", ", fitting)}.");
    }
}
