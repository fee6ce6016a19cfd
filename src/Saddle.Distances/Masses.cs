namespace Saddle.Distances;

/// <summary>Weights made into shares of a distribution.</summary>
internal static class Masses
{
    /// <summary>Scales masses to sum 1, refusing what is no distribution.</summary>
    /// <param name="operation">Who asks.</param>
    /// <param name="side">Whose masses they are: "source".</param>
    /// <param name="masses">Non-negative numbers of any size.</param>
    /// <exception cref="ArgumentException">One is negative or not finite, or all are 0.</exception>
    internal static double[] Shares(string operation, string side, ReadOnlySpan<double> masses)
    {
        for (int i = 0; i < masses.Length; i++)
        {
            if (!double.IsFinite(masses[i]) || masses[i] < 0)
            {
                throw new ArgumentException(
                    $"{operation}: a {side} mass is not a finite non-negative number. "
                        + $"Mass {i} is {Finite.Text(masses[i])}. Pass weights of at least 0.");
            }
        }

        double[] shares = Magnitude.Moved(masses, Magnitude.Shift(Magnitude.Largest(masses)));
        double sum = 0;
        foreach (double share in shares)
        {
            sum += share;
        }

        if (sum == 0)
        {
            throw new ArgumentException(
                $"{operation}: the {side} masses have no positive sum. There are {masses.Length}, all 0. "
                    + "Pass at least one positive weight.");
        }

        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }

        return shares;
    }
}
