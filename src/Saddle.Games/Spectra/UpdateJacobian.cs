using System.Collections.Immutable;
using System.Numerics;
using Saddle.Games.Motions;

namespace Saddle.Games.Spectra;

/// <summary>
/// The Jacobian of one whole update of a dynamics at a point: of all it does to the point and to what it remembers.
/// </summary>
/// <remarks>
/// Near an equilibrium the update converges when its spectral radius is below 1. The memory is that of a point at rest:
/// as the dynamics leave it after one period at an equilibrium. Of dynamics whose turns repeat after several steps, one
/// update is all of those steps.
/// </remarks>
public sealed class UpdateJacobian : LinearOperator
{
    /// <summary>Up to this many numbers all multipliers are computed, from all entries.</summary>
    internal const int DenseLimit = 1000;

    // Neutral multipliers are 1 but for rounding, so farther ones need no closer look.
    private const double MaybeNeutral = 1e-7;

    // Directions along which the field changes by less than this share of J's norm are neutral.
    private const double NeutralShare = 1e-9;

    private const int MostSteps = 1000;
    private readonly TracedJacobian _products;
    private readonly double[] _ratios;
    private readonly Lazy<double> _unit;
    private readonly Lazy<int> _neutral;

    /// <summary>The Jacobian of an update.</summary>
    /// <param name="dynamics">How the point moves.</param>
    /// <param name="at">One point in float64, an equilibrium for the results to mean convergence.</param>
    /// <param name="rates">Step sizes: one per player, or one for all.</param>
    /// <param name="rule">How players follow a direction; null for plain steps.</param>
    /// <param name="samples">What a stochastic game is averaged over; each serves a whole step.</param>
    /// <param name="options">Threads and checks; null for the usual ones.</param>
    /// <exception cref="GameException">
    /// Point, samples, dynamics, rule or rates do not fit the game, or the dynamics repeat after more than 1000 steps.
    /// </exception>
    public UpdateJacobian(Dynamics dynamics, Point at, IReadOnlyList<double> rates, StepRule? rule = null,
        IReadOnlyList<Sample>? samples = null, CompilerOptions? options = null)
        : this(dynamics, AtRest(dynamics, at, rates, rule ?? new PlainStep(), samples), rates, rule ?? new PlainStep(),
            samples, options)
    {
    }

    private UpdateJacobian(Dynamics dynamics, Motion rest, IReadOnlyList<double> rates, StepRule rule,
        IReadOnlyList<Sample>? samples, CompilerOptions? options)
        : base(checked((int)rest.All.Sum(tensor => tensor.Shape.Count)))
    {
        (Dynamics, At) = (dynamics, rest.At);
        _ratios = [.. StepSizes.Of(At.Game, rates)];
        _products = new TracedJacobian(
            (xs, scaled, sample) =>
                Period(dynamics, rest.Read(xs), At.Game.FieldOn(sample), new Stepper(rule, scaled)).All,
            rest.All,
            [.. _ratios.Select(rate => Tensor.Scalar(rate, ElementType.Float64))],
            samples,
            options);
        _unit = new Lazy<double>(() =>
        {
            double fastest = _ratios.Max(Math.Abs) * NormOf(new GameJacobian(At, samples, options: options));
            return fastest > 0 ? 1 / fastest : 1;
        });
        _neutral = new Lazy<int>(CountNeutral);
    }

    /// <summary>How the point moves.</summary>
    public Dynamics Dynamics { get; }

    /// <summary>Where.</summary>
    public Point At { get; }

    /// <summary>Every player's step size is its own rate times this. Default 1.</summary>
    public double Scale
    {
        get;
        set
        {
            field = value;
            for (int player = 0; player < _ratios.Length; player++)
            {
                _products.Constants[player].Span<double>()[0] = value * _ratios[player];
            }
        }
    } = 1;

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        _products.Apply(x, y);
        RequireFinite(y);
    }

    /// <inheritdoc/>
    public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y)
    {
        _products.ApplyTranspose(x, y);
        RequireFinite(y);
    }

    /// <summary>
    /// The factors by which disturbances of the point grow in one step: all eigenvalues of a small update, the ten of
    /// largest modulus of a large one, by falling modulus.
    /// </summary>
    /// <param name="search">How to look in updates of more than 1000 numbers; null for the usual.</param>
    /// <exception cref="GameException">The multipliers of a large update did not converge.</exception>
    /// <remarks>
    /// Eigenvalues whose eigenvectors leave the point where it is (counters, averages that nothing reads) are left out.
    /// Where an update is p steps, the p-th roots of the moduli are what one step does.
    /// </remarks>
    public Complex[] Multipliers(EigenvalueSearch? search = null)
    {
        IEnumerable<Eigenpair> pairs = Size <= DenseLimit
            ? ToDense().Eigenpairs()
            : Leading((search ?? new EigenvalueSearch { Tolerance = 1e-4 }) with { Vectors = true });
        int seen = At.Game.Size;
        return
        [
            .. pairs.Where(pair => pair.Vector.Take(seen).Any(entry => entry.Magnitude > 1e-7))
                .Select(pair => pair.Value)
                .OrderByDescending(value => value.Magnitude),
        ];
    }

    /// <summary>
    /// The spectral radius of one step: the largest modulus among the multipliers, those of neutral directions left
    /// out, along which the point does not move. 0 where no other is left.
    /// </summary>
    /// <remarks>
    /// A direction is neutral where the field changes by less than 1e-9 of J's norm. Of an update of up to 1000 numbers
    /// they are counted once, at a step of a tenth of the inverse of that norm, and hold for every step.
    /// </remarks>
    /// <inheritdoc cref="Multipliers" path="/param"/>
    public double Radius(EigenvalueSearch? search = null)
    {
        Complex[] nearOne = [.. Multipliers(search).OrderBy(FromOne)];
        int neutral = nearOne.Length == 0 || FromOne(nearOne[0]) > MaybeNeutral
            ? 0
            : Size <= DenseLimit
                ? Neutral
                : nearOne.Count(value => FromOne(value) <= NeutralShare * Math.Abs(Scale) / Unit);
        double largest = nearOne.Skip(neutral).Select(value => value.Magnitude).DefaultIfEmpty(0).Max();
        return Math.Pow(largest, 1.0 / Dynamics.Period);
    }

    /// <summary>The scale at which the largest rate is the inverse of J's norm; 1 where J is zero.</summary>
    internal double Unit => _unit.Value;

    /// <summary>How many multipliers are 1 at every step; of updates of up to 1000 numbers.</summary>
    internal int Neutral => _neutral.Value;

    private static double FromOne(Complex multiplier) => (multiplier - 1).Magnitude;

    private int CountNeutral()
    {
        // Large enough to tell small eigenvalues from rounding, too small for a multiplier to come round to 1 again.
        const double Part = 0.1;
        double before = Scale;
        Scale = Part * Unit;
        try
        {
            return Multipliers().Count(value => FromOne(value) <= Part * NeutralShare);
        }
        finally
        {
            Scale = before;
        }
    }

    private static double NormOf(GameJacobian jacobian)
    {
        if (jacobian.Size <= DenseLimit)
        {
            return jacobian.ToDense().Norm;
        }

        // Of independent normal entries the product's expected squared length is the norm's square.
        double[] image = new double[jacobian.Size];
        jacobian.Apply(
            [.. Enumerable.Range(0, jacobian.Size).Select(i => CounterRandom.Normal(0, 0, 0, (ulong)i))], image);
        return VectorLoops.Norm(image);
    }

    private ImmutableArray<Eigenpair> Leading(EigenvalueSearch search)
    {
        LeadingEigenvalues leading = LeadingEigenvalues.Of(this, search);
        int converged = leading.Pairs.Count(pair => pair.Converged);
        return leading.Complete ? leading.Pairs : throw new GameException(
            $"{At.Game.Name}: the multipliers of {Dynamics.GetType().Name} were not found. After {leading.Products} "
                + $"products {converged} of {leading.Pairs.Length} had converged, "
                + (converged < leading.Pairs.Length
                    ? "as where many are of nearly one modulus. "
                    : "but not shown that no others are larger. ")
                + "Allow more products or a larger subspace, or take larger steps.");
    }

    private void RequireFinite(ReadOnlySpan<double> y)
    {
        int entry = AnalysedPoint.NotFinite(y);
        if (entry >= 0)
        {
            throw new GameException(
                $"{At.Game.Name}: the update of {Dynamics.GetType().Name} has no finite Jacobian here. "
                    + FormattableString.Invariant(
                        $"{AnalysedPoint.NameOf(At.Game, entry)} of a product is {y[entry]}. ")
                    + "Analyse a point where the field is differentiable, or take plain steps.");
        }
    }

    private static Motion AtRest(
        Dynamics dynamics, Point at, IReadOnlyList<double> rates, StepRule rule, IReadOnlyList<Sample>? samples)
    {
        AnalysedPoint.Require(at, samples);
        RequireShort(dynamics);
        dynamics.Check(at.Game, rule);
        var stepper = new Stepper(rule,
            [.. StepSizes.Of(at.Game, rates).Select(rate => Tensor.Scalar(rate, ElementType.Float64))]);
        Motion begun = Motion.Begin(at, dynamics, rule);
        Field along = at.Game.FieldOn(samples is null ? [] : [.. samples.Take(1)]);
        Motion after = Period(dynamics, begun, along, stepper);
        return begun.Memory.Count == 0 ? begun : Evaluated(after with { At = at, Rule = begun.Rule });
    }

    private static void RequireShort(Dynamics dynamics)
    {
        if (dynamics.Period is 0 or > MostSteps)
        {
            throw new GameException(
                $"UpdateJacobian: an update of {dynamics.GetType().Name} is too many steps to differentiate. "
                    + (dynamics.Period == 0 ? "Its turns never repeat. " : FormattableString.Invariant(
                        $"Its turns repeat after {dynamics.Period} steps, {MostSteps} are the most. "))
                    + "Adjust or pull more often, or follow a trajectory instead.");
        }
    }

    private static Motion Evaluated(Motion motion) =>
        motion.Read([.. motion.All.Select(tensor => Tensor.FromArray(tensor.ToArray<double>(), tensor.Shape))]);

    private static Motion Period(Dynamics dynamics, Motion before, Field along, Stepper stepper)
    {
        Motion motion = before;
        for (long step = 0; step < dynamics.Period; step++)
        {
            motion = dynamics.Step(motion, along, stepper, step);
        }

        return motion;
    }
}
