namespace Saddle.Games.Spectra;

/// <summary>
/// Which steps of a dynamics converge near an equilibrium, by trying the differentiated update itself.
/// </summary>
/// <param name="Outcome">What small steps do; neutral directions are left out.</param>
/// <param name="Largest">
/// Steps below this converge, as far down as was looked: infinite where no edge was found, 0 where no small step
/// converges.
/// </param>
/// <param name="Small">
/// A step that tells: a thousandth of the inverse of J's norm where that is enough, or where none does.
/// </param>
/// <param name="SmallRadius">The update's spectral radius at that step.</param>
/// <remarks>
/// A step is a common factor of all players' rates. Where a small one neither converges nor diverges clearly, it grows
/// until it does: Runge-Kutta damps mere turning by the sixth power of the step only. From one that converges it grows
/// by factors of 1.3 until one does not, and is bisected from there: a gap between two intervals of stability narrower
/// than that may be missed.
/// </remarks>
public sealed record StepSearch(Stability Outcome, double Largest, double Small, double SmallRadius)
{
    private const double Margin = 1e-11;
    private const double Growth = 1.3;
    private const double Precision = 1e-7;

    // A radius that grows as a power of the step leaves the margin by little; where mere turning ends it jumps.
    private const double Gradual = 100 * Margin;

    /// <summary>Searches. The update's <see cref="UpdateJacobian.Scale"/> is as before afterwards.</summary>
    /// <param name="update">The update; its rates are those of step 1.</param>
    /// <exception cref="GameException">The update changes more than 1000 numbers.</exception>
    public static StepSearch Of(UpdateJacobian update)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (update.Size > UpdateJacobian.DenseLimit)
        {
            throw new GameException(
                "StepSearch: the update is too large to try many steps on. "
                    + $"It changes {update.Size} numbers, the limit is {UpdateJacobian.DenseLimit}. "
                    + "Take the bound of the flow's spectrum, or the radius at one step.");
        }

        double before = update.Scale;
        try
        {
            return Search(update);
        }
        finally
        {
            update.Scale = before;
        }
    }

    private static StepSearch Search(UpdateJacobian update)
    {
        double limit = 1e6 * update.Unit;
        Tried small = Downwards(update);
        Tried clear = small;
        while (!clear.Converges && !clear.Diverges && clear.Step < limit)
        {
            clear = Try(update, Growth * clear.Step);
        }

        bool diverges = small.Diverges || (clear.Diverges && clear.Radius <= 1 + Gradual);
        return clear.Converges
            ? new StepSearch(Stability.Converges, Edge(update, clear.Step, limit), clear.Step, clear.Radius)
            : diverges
                ? new StepSearch(Stability.Unstable, 0, clear.Step, clear.Radius)
                : new StepSearch(Stability.Turns, 0, small.Step, small.Radius);
    }

    /// <summary>A small step that converges; where there is none, the first that was tried.</summary>
    private static Tried Downwards(UpdateJacobian update)
    {
        Tried first = Try(update, 1e-3 * update.Unit);
        Tried tried = first;
        while (!tried.Converges && tried.Step > 1e-5 * update.Unit)
        {
            tried = Try(update, tried.Step / 10);
        }

        return tried.Converges ? tried : first;
    }

    private static double Edge(UpdateJacobian update, double inside, double limit)
    {
        double outside = inside * Growth;
        while (Try(update, outside).Radius < 1)
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
            (inside, outside) = Try(update, middle).Radius < 1 ? (middle, outside) : (inside, middle);
        }

        return (inside + outside) / 2;
    }

    private static Tried Try(UpdateJacobian update, double step)
    {
        update.Scale = step;
        return new Tried(step, update.Radius());
    }

    private readonly record struct Tried(double Step, double Radius)
    {
        public bool Converges => Radius < 1 - Margin;

        public bool Diverges => Radius > 1 + Margin;
    }
}
