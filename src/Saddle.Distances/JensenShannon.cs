namespace Saddle.Distances;

/// <summary>The Jensen-Shannon divergence, in nats: 0 for equal distributions, log 2 for disjoint ones.</summary>
/// <remarks>JS(p, q) = 1/2 KL(p | m) + 1/2 KL(q | m) with m = (p + q) / 2.
/// Source: Goodfellow et al. 2014, section 4.1, arXiv:1406.2661.</remarks>
public static class JensenShannon
{
    /// <summary>The divergence between two distributions over the same outcomes.</summary>
    /// <param name="left">Non-negative masses, one per outcome; scaled to sum 1.</param>
    /// <param name="right">Non-negative masses, one per outcome; scaled to sum 1.</param>
    /// <returns>Nats, in [0, log 2].</returns>
    /// <exception cref="ArgumentException">The lengths differ, or one side is no distribution.</exception>
    public static double Between(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        Of(CellShares.Of(nameof(JensenShannon), left, right));

    /// <summary>The divergence between the histograms of two samples on a common grid of cubes.</summary>
    /// <param name="left">First sample.</param>
    /// <param name="right">Second sample, of the same dimension.</param>
    /// <param name="binWidth">Edge of a cell in the points' unit; positive. One cell has its corner at the
    /// origin.</param>
    /// <returns>Nats, in [0, log 2]; biased upwards where cells hold few points.</returns>
    public static double Binned(PointSet left, PointSet right, double binWidth) =>
        Of(CellShares.Of(nameof(JensenShannon), left, right, binWidth));

    /// <summary>What a discriminator proves about the divergence: a lower bound, tight for the optimal one.</summary>
    /// <param name="realLogits">Its scores before the sigmoid on data; at least one.</param>
    /// <param name="fakeLogits">Its scores before the sigmoid on generated samples; at least one.</param>
    /// <exception cref="ArgumentException">A side has no scores, or one is not finite.</exception>
    /// <returns>Nats, at most log 2: 1/2 (mean log D(x) + mean log(1 - D(G(z)))) + log 2. Negative for a discriminator
    /// worse than indifference.</returns>
    /// <remarks>Source: Arjovsky et al. 2017, figure 4, arXiv:1701.07875.</remarks>
    public static double LowerBound(ReadOnlySpan<double> realLogits, ReadOnlySpan<double> fakeLogits)
    {
        RequireScores("real", realLogits);
        RequireScores("generated", fakeLogits);
        double real = 0.5 * MeanSoftplus(realLogits, -1), fake = 0.5 * MeanSoftplus(fakeLogits, 1);
        return Math.Log(2) - (real + fake);
    }

    /// <inheritdoc cref="LowerBound(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static double LowerBound(ReadOnlySpan<float> realLogits, ReadOnlySpan<float> fakeLogits) =>
        LowerBound(Widened(realLogits), Widened(fakeLogits));

    internal static double Of(CellShares shares)
    {
        double sum = 0;
        for (int i = 0; i < shares.Left.Length; i++)
        {
            double p = shares.Left[i], q = shares.Right[i], both = p + q;     // half of the least number is 0
            if (p > 0)
            {
                sum += p * Math.Log(2 * p / both);
            }

            if (q > 0)
            {
                sum += q * Math.Log(2 * q / both);
            }
        }

        return Math.Clamp(sum / 2, 0, Math.Log(2));
    }

    private static double MeanSoftplus(ReadOnlySpan<double> logits, int sign)
    {
        var terms = new double[logits.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = Softplus(sign * logits[i]);
        }

        return Magnitude.Mean(terms);
    }

    private static double Softplus(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));

    private static double[] Widened(ReadOnlySpan<float> logits)
    {
        var wide = new double[logits.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = logits[i];
        }

        return wide;
    }

    private static void RequireScores(string side, ReadOnlySpan<double> scores)
    {
        Finite.Require(
            nameof(JensenShannon), $"a {side} score", scores, "Check the discriminator before measuring it.");
        if (scores.IsEmpty)
        {
            throw new ArgumentException(
                $"JensenShannon: there are no scores to average. 0 {side} scores were given. Pass at least one.");
        }
    }
}
