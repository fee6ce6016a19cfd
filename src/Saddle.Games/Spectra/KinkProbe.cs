namespace Saddle.Games.Spectra;

/// <summary>
/// Tells kinks and jumps of a field from curvature: slopes there are off the derivative however near one looks.
/// </summary>
internal static class KinkProbe
{
    private const int Directions = 3;
    private const uint Stream = 2;
    private const double Allowed = 0.1;
    private const double Near = 1e-5;
    private const double Nearer = 1e-7;

    /// <exception cref="GameException">The field is not finite here, or has a kink or a jump.</exception>
    internal static void Require(Point at, TracedJacobian products, ulong seed)
    {
        double[] here = products.Value();
        RequireFinite(at.Game, here);
        double scale = Math.Max(1, Norm(at.ToArray()));
        for (uint draw = 0; draw < Directions; draw++)
        {
            double[] direction = Direction(here.Length, seed, draw);
            (double far, _) = Gap(products, here, direction, Near * scale);
            (double near, double share) = Gap(products, here, direction, Nearer * scale);
            if (share > Allowed && near > Allowed * far)
            {
                throw new GameException(
                    $"{at.Game.Name}: its field is not differentiable at this point. A slope along "
                        + FormattableString.Invariant($"direction {draw} of seed {seed} is off the derivative by ")
                        + FormattableString.Invariant($"{100 * share:F0} percent. Analyse a point nearby, or replace ")
                        + "what has the kink, such as a norm at zero, by something smooth.");
            }
        }
    }

    /// <summary>
    /// How far the slopes ahead and behind are off J u, and that relative to the largest of the three. Where there is
    /// mere curvature the distance falls with the step.
    /// </summary>
    private static (double Distance, double Share) Gap(
        TracedJacobian products, double[] here, double[] direction, double step)
    {
        var derivative = new double[here.Length];
        products.Apply(direction, derivative);
        double size = Norm(derivative), worst = 0;
        foreach (double way in (double[])[step, -step])
        {
            double[] there = products.Value([.. direction.Select(value => way * value)]);
            double[] slope = [.. there.Zip(here, (far, near) => (far - near) / way)];
            size = Math.Max(size, Norm(slope));
            worst = Math.Max(worst, Norm([.. slope.Zip(derivative, (x, y) => x - y)]));
        }

        double rounding = 1e-14 * Norm(here) / step;
        return worst <= rounding ? (0, 0) : (worst, worst / size);
    }

    private static void RequireFinite(Game game, double[] value)
    {
        int entry = AnalysedPoint.NotFinite(value);
        if (entry >= 0)
        {
            throw new GameException(
                $"{game.Name}: its field is not finite at this point. {AnalysedPoint.NameOf(game, entry)} has slope "
                    + FormattableString.Invariant($"{value[entry]}. ")
                    + "Analyse a point nearby, or replace what has no slope there, such as a norm at zero.");
        }
    }

    private static double[] Direction(int size, ulong seed, uint draw)
    {
        var direction = new double[size];
        for (int i = 0; i < size; i++)
        {
            direction[i] = CounterRandom.Normal(seed, Stream, draw, (ulong)i);
        }

        double norm = Norm(direction);
        return [.. direction.Select(value => value / norm)];
    }

    private static double Norm(double[] numbers) => VectorLoops.Norm(numbers);
}
