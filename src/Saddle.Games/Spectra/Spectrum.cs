using System.Collections.Immutable;
using System.Numerics;

namespace Saddle.Games.Spectra;

/// <summary>The eigenvalues of a game's flow w' = -ξ near a point, that is of -J, and what follows from them.</summary>
/// <remarks>Real part against imaginary part is attraction against rotation: Mescheder et al. 2017,
/// arXiv:1705.10461.</remarks>
public sealed record Spectrum
{
    private const double NeutralShare = 1e-9;
    private const double Condition = 10;

    private Spectrum(ImmutableArray<Eigenpair> flow, int size, double abscissa, bool converged, int products)
    {
        (Flow, Size, NumericalAbscissa, HasConverged, Products) = (flow, size, abscissa, converged, products);
        Zero = NeutralShare * flow.Max(pair => pair.Value.Magnitude);
        Bound = StepBound.Of(flow.Select(pair => pair.Value), Zero);
    }

    /// <summary>Eigenvalues of -J with their residuals, by falling real part.</summary>
    public ImmutableArray<Eigenpair> Flow { get; }

    /// <summary>How many numbers the game has, and so how many eigenvalues.</summary>
    public int Size { get; }

    /// <summary>
    /// Whether <see cref="Flow"/> holds all eigenvalues; else those that lead by modulus and by real part.
    /// </summary>
    public bool IsComplete => Flow.Length == Size;

    /// <summary>Whether every search was complete, as <see cref="LeadingEigenvalues.Complete"/> says.</summary>
    public bool HasConverged { get; }

    /// <summary>
    /// Those of <see cref="Flow"/> that their condition leaves open by more than a hundredth of themselves: J is so far
    /// from normal there that rounding, or the residual, decides what is found.
    /// </summary>
    public IEnumerable<Eigenpair> IllConditioned
    {
        get
        {
            double largest = Flow.Max(pair => pair.Value.Magnitude);
            return Flow.Where(pair => pair.Condition > Krylov.AdjointCheck.Suspicious
                && !Krylov.RitzValues.IsKnown(pair, largest));
        }
    }

    /// <summary>Products of J or its transpose with vectors that were spent.</summary>
    public int Products { get; }

    /// <summary>
    /// The largest eigenvalue of -(J + Jᵀ)/2: how fast a distance can grow at first. NaN where not asked for.
    /// </summary>
    public double NumericalAbscissa { get; }

    /// <summary>Eigenvalues of modulus at most this count as zero: 1e-9 of the largest.</summary>
    public double Zero { get; }

    /// <summary>Which steps of simultaneous descent converge, with the number of neutral directions.</summary>
    public StepBound Bound { get; }

    /// <summary>
    /// The largest real part of an eigenvalue that is not zero: negative where all attract; NaN where all are zero.
    /// </summary>
    public double MaxRealPart => Moving.Select(value => value.Real).DefaultIfEmpty(double.NaN).Max();

    /// <summary>
    /// The largest |Im λ / Re λ|: rotation against attraction; infinite for mere turning, NaN where all are zero.
    /// </summary>
    public double MaxRatio => Ratios.DefaultIfEmpty(double.NaN).Max();

    /// <summary>The middle |Im λ / Re λ|.</summary>
    public double MedianRatio => Median([.. Ratios.Order()]);

    private IEnumerable<Complex> Moving =>
        Flow.Select(pair => pair.Value).Where(value => value.Magnitude > Zero);

    private IEnumerable<double> Ratios => Moving.Select(Ratio);

    /// <summary>The share of eigenvalues with real part above -τ: those that attract slowly or not at all.</summary>
    public double ShareAbove(double threshold) =>
        Flow.Count(pair => pair.Value.Real > -threshold) / (double)Flow.Length;

    /// <summary>The middle |Im λ / Re λ| over eigenvalues of modulus above a limit.</summary>
    public double MedianRatioAbove(double modulus) => Median([.. Moving.Where(value => value.Magnitude > modulus)
        .Select(Ratio).Order()]);

    /// <summary>All eigenvalues, from all entries.</summary>
    /// <param name="jacobian">J in signs of losses, not of the flow.</param>
    public static Spectrum Of(DenseOperator jacobian)
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        DenseOperator flow = jacobian.Times(-1).ToDense();
        return new Spectrum([.. flow.Eigenpairs()], flow.Size, flow.NumericalAbscissa(), true, 0);
    }

    /// <summary>All eigenvalues of a small Jacobian, the leading ones of a large one.</summary>
    /// <param name="jacobian">J in signs of losses, not of the flow; a <see cref="GameJacobian"/> or one made from
    /// it.</param>
    /// <param name="options">What to look for; null for the usual.</param>
    /// <param name="progress">Told of searches.</param>
    /// <param name="cancellation">
    /// Looked at before each product; what earlier searches found is the result then.
    /// </param>
    /// <exception cref="OperationCanceledException">Cancelled before the first search had ended.</exception>
    public static Spectrum Of(LinearOperator jacobian, SpectrumOptions? options = null,
        IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        options ??= new SpectrumOptions();
        if (jacobian.Size <= options.DenseLimit)
        {
            return Of(jacobian.ToDense());
        }

        LinearOperator flow = jacobian.Times(-1);
        List<LeadingEigenvalues> searches = [];
        LeadingEigenvalues? top = null;
        try
        {
            foreach (EigenvalueSearch search in options.Searches)
            {
                searches.Add(LeadingEigenvalues.Of(flow, search, progress, cancellation));
            }

            top = options.NumericalAbscissa is null ? null : LeadingEigenvalues.Of(
                flow.SymmetricPart(), options.NumericalAbscissa, progress, cancellation);
        }
        catch (OperationCanceledException) when (searches.Count > 0)
        {
            // What minutes of work have found is not thrown away.
        }

        return new Spectrum(
            [
                .. Merge(searches)
                    .OrderByDescending(pair => pair.Value.Real)
                    .ThenByDescending(pair => pair.Value.Imaginary),
            ],
            flow.Size,
            top?.Pairs[0].Value.Real ?? double.NaN,
            !cancellation.IsCancellationRequested
                && searches.All(search => search.Complete) && top is not { Complete: false },
            searches.Sum(search => search.Products) + (2 * (top?.Products ?? 0)));
    }

    /// <summary>The spectrum of a game's plain field at a point, after a look whether it has one.</summary>
    /// <inheritdoc cref="GameJacobian(Point, IReadOnlyList{Sample}, Adjustments.Adjustment, CompilerOptions)"
    /// path="/param"/>
    /// <exception cref="GameException">The field has a kink, a jump or no value here, or the Jacobian is not
    /// finite.</exception>
    public static Spectrum Of(
        Point at, IReadOnlyList<Sample>? samples = null, Adjustments.Adjustment? adjustment = null)
    {
        var jacobian = new GameJacobian(at, samples, adjustment);
        jacobian.RequireDifferentiable();
        return Of(jacobian);
    }

    /// <summary>All that were found; one that two searches have found once, as the more accurate has it.</summary>
    private static List<Eigenpair> Merge(List<LeadingEigenvalues> searches)
    {
        var merged = new List<Eigenpair>();
        foreach (LeadingEigenvalues search in searches)
        {
            // Each that is known stands for one at most: neighbours closer than their accuracy are not lost.
            List<int> free = [.. Enumerable.Range(0, merged.Count)];
            foreach (Eigenpair pair in search.Pairs)
            {
                int same = free.Where(i => MaybeSame(merged[i], pair))
                    .OrderBy(i => (merged[i].Value - pair.Value).Magnitude).FirstOrDefault(-1);
                if (same < 0)
                {
                    merged.Add(pair);
                    continue;
                }

                free.Remove(same);
                merged[same] = pair.Residual < merged[same].Residual ? pair : merged[same];
            }
        }

        return merged;
    }

    // An eigenvalue is off by its residual times a condition number, 1 only where eigenvectors are orthogonal.
    private static bool MaybeSame(Eigenpair one, Eigenpair other) => (one.Value - other.Value).Magnitude
        <= Math.Max(1e-6 * one.Value.Magnitude, Condition * (one.Residual + other.Residual));

    private static double Ratio(Complex value) =>
        value.Imaginary == 0 ? 0 : Math.Abs(value.Imaginary) / Math.Abs(value.Real);

    private static double Median(double[] sorted) => sorted.Length == 0
        ? double.NaN
        : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
