namespace Saddle.Games.Spectra;

/// <summary>
/// Which steps of a dynamics converge near an equilibrium, by trying the differentiated update itself.
/// </summary>
/// <param name="Largest">
/// Steps below this converge, as far down as was looked: infinite where no edge was found, 0 where no small step
/// converges.
/// </param>
/// <param name="Small">A small step, a thousandth of the inverse of J's norm or less.</param>
/// <param name="SmallRadius">The update's spectral radius at that step.</param>
/// <remarks>
/// A step is a common factor of all players' rates. From a small step that converges it grows by factors of 1.3 until
/// one does not, and is bisected from there: a gap between two intervals of stability narrower than that may be missed.
/// </remarks>
public sealed record StepSearch(double Largest, double Small, double SmallRadius)
{
    private const double Margin = 1e-11;
    private const double Growth = 1.3;
    private const double Precision = 1e-7;

    /// <summary>Searches. The update's <see cref="UpdateJacobian.Scale"/> is as before afterwards.</summary>
    /// <param name="update">The update; its rates are those of step 1.</param>
    /// <param name="samples">What a stochastic game is averaged over.</param>
    /// <exception cref="GameException">The update changes more than 1000 numbers.</exception>
    public static StepSearch Of(UpdateJacobian update, IReadOnlyList<Sample>? samples = null)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (update.Size > UpdateJacobian.DenseLimit)
        {
            throw new GameException(
                $"StepSearch: the update is too large to try many steps on. It changes {update.Size} numbers, the limit " +
                $"is {UpdateJacobian.DenseLimit}. Take the bound of the flow's spectrum, or the radius at one step.");
        }

        double before = update.Scale;
        double norm = new GameJacobian(update.At, samples).ToDense().Norm;
        double unit = norm > 0 ? 1 / norm : 1;
        double small = 1e-3 * unit, smallRadius = RadiusAt(update, small);
        for (double lower = small / 10; smallRadius >= 1 - Margin && lower > 1e-6 * unit; lower /= 10)
        {
            double radius = RadiusAt(update, lower);
            (small, smallRadius) = radius < 1 - Margin ? (lower, radius) : (small, smallRadius);
        }

        double largest = smallRadius < 1 - Margin ? Edge(update, small, 1e6 * unit) : 0;
        update.Scale = before;
        return new StepSearch(largest, small, smallRadius);
    }

    private static double Edge(UpdateJacobian update, double inside, double limit)
    {
        double outside = inside * Growth;
        while (RadiusAt(update, outside) < 1)
        {
            (inside, outside) = (outside, outside * Growth);
            if (outside > limit)
            {
                return double.PositiveInfinity;
            }
        }

        while (outside - inside > Precision * outside)
        {
            double middle = (inside + outside) / 2;
            (inside, outside) = RadiusAt(update, middle) < 1 ? (middle, outside) : (inside, middle);
        }

        return (inside + outside) / 2;
    }

    private static double RadiusAt(UpdateJacobian update, double scale)
    {
        update.Scale = scale;
        return update.Radius();
    }
}
