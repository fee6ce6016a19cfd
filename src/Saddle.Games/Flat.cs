using System.Globalization;

namespace Saddle.Games;

/// <summary>Points as rows of float64 numbers.</summary>
internal static class Flat
{
    /// <summary>A point from one row of numbers per start.</summary>
    public static Point Read(Game game, ReadOnlySpan<double> numbers, Shape starts)
    {
        int rows = (int)starts.Count;
        if (numbers.Length != (long)rows * game.Size)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"{game.Name}: the numbers are no point of this game. A point has {game.Size} numbers, got ")
                + string.Create(CultureInfo.InvariantCulture, $"{numbers.Length} for {rows} points. ")
                + "Pass the players' parameters in order, all their numbers in a row.");
        }

        var tensors = new List<Tensor>();
        int first = 0;
        foreach (Parameter parameter in game.Parameters)
        {
            int length = (int)parameter.Shape.Count;
            double[] values = new double[rows * length];
            for (int row = 0; row < rows; row++)
            {
                numbers.Slice(row * game.Size + first, length).CopyTo(values.AsSpan(row * length));
            }

            tensors.Add(Tensor.FromArray(values, [.. starts, .. parameter.Shape]));
            first += length;
        }

        return game.Point(tensors);
    }

    /// <summary>One row of numbers per start.</summary>
    public static double[] Write(Point point)
    {
        Game game = point.Game;
        int rows = (int)point.Starts.Count;
        double[] numbers = new double[(long)rows * game.Size];
        int first = 0;
        foreach (Tensor tensor in point.Tensors)
        {
            double[] values = Values(tensor);
            int length = values.Length / Math.Max(1, rows);
            for (int row = 0; row < rows; row++)
            {
                values.AsSpan(row * length, length).CopyTo(numbers.AsSpan(row * game.Size + first));
            }

            first += length;
        }

        return numbers;
    }

    private static double[] Values(Tensor tensor) => tensor.Type == ElementType.Float64
        ? tensor.ToArray<double>()
        : [.. tensor.ToArray<float>().Select(value => (double)value)];
}
