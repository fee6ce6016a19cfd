namespace Saddle.Games.Spectra;

/// <summary>What analysis demands of a point, and how its numbers are named.</summary>
internal static class AnalysedPoint
{
    /// <exception cref="GameException">The point is not one point of float64 numbers, or samples are
    /// missing.</exception>
    internal static Point Require(Point at, IReadOnlyList<Sample>? samples)
    {
        ArgumentNullException.ThrowIfNull(at);
        if (at.Type != ElementType.Float64 || at.Starts.Rank != 0)
        {
            throw new GameException(
                $"{at.Game.Name}: this point cannot be analysed. It has {at.Type} numbers and starts {at.Starts}. "
                    + "Give one point in float64.");
        }

        return at.Game.Data.Count == 0 || samples is { Count: > 0 } ? at : throw new GameException(
            $"{at.Game.Name}: the Jacobian of this game needs samples. A minibatch has {at.Game.Data.Count} tensors, "
                + "got no sample. Pass ten or more for a mean that means something.");
    }

    /// <summary>The first entry that is NaN or infinite; -1 where there is none.</summary>
    internal static int NotFinite(ReadOnlySpan<double> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.IsFinite(numbers[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The entry of largest size.</summary>
    internal static int Largest(ReadOnlySpan<double> numbers)
    {
        int largest = 0;
        for (int i = 1; i < numbers.Length; i++)
        {
            largest = Math.Abs(numbers[i]) > Math.Abs(numbers[largest]) ? i : largest;
        }

        return largest;
    }

    /// <summary>A number of a flat vector by its parameter, such as 'w'[3].</summary>
    internal static string NameOf(Game game, int entry)
    {
        int first = 0;
        foreach (Parameter parameter in game.Parameters)
        {
            int length = (int)parameter.Shape.Count;
            if (entry < first + length)
            {
                return parameter.Shape.Rank == 0
                    ? $"'{parameter.Name}'"
                    : FormattableString.Invariant($"'{parameter.Name}'[{entry - first}]");
            }

            first += length;
        }

        return FormattableString.Invariant($"number {entry}");
    }
}
