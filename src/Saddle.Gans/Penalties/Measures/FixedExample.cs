using System.Globalization;
using Saddle.Settings;

namespace Saddle.Gans.Penalties.Measures;

/// <summary>An example that users write down: one number for every coordinate, or one per coordinate.</summary>
internal static class FixedExample
{
    /// <summary>The setting of those measures and penalties that have one.</summary>
    public static Setting<IReadOnlyList<double>> Anchor { get; } = new(
        "anchor", [0], Ranges.List(Ranges.Any, least: 1),
        "the fixed example: one number for every coordinate, or one per coordinate");

    /// <summary>The coordinates themselves.</summary>
    /// <exception cref="ArgumentException">There are none, or one is not finite.</exception>
    public static IReadOnlyList<double> Checked(IReadOnlyList<double> coordinates) =>
        Anchor.Range.Contains(coordinates)
            ? coordinates
            : throw new ArgumentException(
                $"penalty: an anchor must be finite numbers. Got [{string.Join(", ",
                    coordinates.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]. "
                    + "Give one number, or one per coordinate.");

    /// <summary>Refuses coordinates that are not those of one example.</summary>
    /// <exception cref="ShapeException">Neither one number nor one per coordinate.</exception>
    public static void Require(IReadOnlyList<double> coordinates, Shape sample)
    {
        if (coordinates.Count != 1 && coordinates.Count != sample.Count)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"penalty: an anchor must fit one example. Got {coordinates.Count} numbers for {sample.Count} ")
                + "coordinates. Give one number, or one per coordinate.");
        }
    }

    /// <summary>The example as often as there are others, in their shape and type.</summary>
    /// <exception cref="ShapeException">Neither one number nor one per coordinate.</exception>
    public static Tensor Like(Tensor examples, IReadOnlyList<double> coordinates)
    {
        if (coordinates.Count == 1)
        {
            return Tensor.Full(examples.Shape, coordinates[0], examples.Type);
        }

        Shape sample = [.. examples.Shape.Skip(1)];
        Require(coordinates, sample);
        Tensor anchor = examples.Type == ElementType.Float64
            ? Tensor.FromArray([.. coordinates], [1, .. sample])
            : Tensor.FromArray([.. coordinates.Select(number => (float)number)], [1, .. sample]);
        return anchor.BroadcastTo(examples.Shape);
    }
}
