using System.Numerics;
using MathNet.Numerics;
using Saddle.Games.Adjustments;

namespace Saddle.Games.Motions;

/// <summary>Dynamics with the factors that theory gives their plain steps where the field is linear.</summary>
/// <param name="Name">What the dynamics are.</param>
/// <param name="Dynamics">The dynamics.</param>
/// <param name="Factors">
/// The multipliers of one period from an eigenvalue λ = μ + is of J and a step h, of the game whose stake is
/// (μ/2)x² + sxy - (μ/2)y²; the conjugates go without saying.
/// </param>
/// <param name="OnlyTurning">Whether the formula is for μ = 0 alone.</param>
/// <remarks>Sources are in the remarks of each of the dynamics.</remarks>
public sealed record KnownMultiplier(
    string Name, Dynamics Dynamics, Func<Complex, double, IReadOnlyList<Complex>> Factors, bool OnlyTurning = false)
{
    private const double Gamma = 0.7;
    private const double Alpha = 0.4;
    private const double Beta = -0.5;
    private const double Slow = 0.6;

    /// <summary>What is known of every method, with a middling strength.</summary>
    public static IReadOnlyList<KnownMultiplier> All { get; } =
    [
        new("simultaneous", new Simultaneous(), (l, h) => [1 - h * l]),

        // While (hs)² < 4(1 - hμ) the roots are a conjugate pair whose product is (1 - hμ)².
        new("alternating", new Alternating(), (l, h) => [1 - h * l.Real]),
        new("proximal", new ProximalPoint(60), (l, h) => [1 / (1 + h * l)]),
        new("extragradient", new Extragradient(), (l, h) => [1 - h * l + h * h * l * l]),
        new("past-extragradient", new PastExtragradient(), Optimism),
        new("optimistic", new Optimistic(), Optimism),
        new("optimistic after scaling", new Optimistic(AfterScaling: true), Optimism),
        new("heavy-ball", new HeavyBall(Beta), (l, h) => Roots(1, h * l - 1 - Beta, Beta)),
        new("negative-momentum", new HeavyBall(Beta) { Order = new Alternating() }, AlternatingBall, OnlyTurning: true),
        new("runge-kutta", new RungeKutta(), (l, h) => [Exponential(-h * l)]),
        new("lookahead", new Lookahead(new Simultaneous(), Every: 3, Slow),
            (l, h) => [1 - Slow + Slow * Complex.Pow(1 - h * l, 3)]),
        Along("consensus", new Consensus(Gamma), Towards),
        Along("consensus-aligned", new AlignedConsensus(Gamma), Towards),
        Along("consensus-clip", new ClippedGradient(1e40), l => [l]),
        Along("sga", new SymplecticAdjustment(Gamma), Symplectic),
        Along("sga-aligned", new SymplecticAdjustment(Gamma, Aligned: true), Symplectic),
        Along("gradient-norm", new GradientNormRegulariser(Gamma), Damped, onlyTurning: true),
        Along("consensus-smooth", new GradientNormRegulariser(Gamma, Payer: 1, Of: 0), Damped, onlyTurning: true),
        Along("opponent-lookahead", new OpponentLookahead(Alpha),
            l => [Alpha * Square(l.Imaginary) + l], onlyTurning: true),
        Along("lola", new Lola(Alpha), l => [2 * Alpha * Square(l.Imaginary) + l], onlyTurning: true),
    ];

    /// <summary>The largest modulus of the factors: below 1 the steps converge.</summary>
    public double Radius(Complex eigenvalue, double step) => Factors(eigenvalue, step).Max(factor => factor.Magnitude);

    private static KnownMultiplier Along(
        string name, Adjustment by, Func<Complex, IReadOnlyList<Complex>> eigenvalues, bool onlyTurning = false) =>
        new(name, new Adjusted(new Simultaneous(), by), (l, h) => [.. eigenvalues(l).Select(x => 1 - h * x)],
            onlyTurning);

    private static Complex[] Towards(Complex l) => [l + Gamma * Square(l.Magnitude)];

    private static Complex[] Symplectic(Complex l) =>
        [l + Gamma * new Complex(Square(l.Imaginary), -l.Real * l.Imaginary)];

    private static Complex[] Damped(Complex l)
    {
        double square = Square(l.Imaginary);
        var root = Complex.Sqrt(Square(Gamma * square) - square);
        return [Gamma * square + root, Gamma * square - root];
    }

    private static Complex[] Optimism(Complex l, double h) => Roots(1, 2 * h * l - 1, -h * l);

    // (z - 1)²(z - β)² + (hs)²z³ = 0.
    private static Complex[] AlternatingBall(Complex l, double h)
    {
        const double Sum = 1 + Beta;
        return new Polynomial(
            Beta * Beta, -2 * Beta * Sum, Sum * Sum + 2 * Beta, Square(h * l.Imaginary) - 2 * Sum, 1).Roots();
    }

    private static Complex Exponential(Complex x) => 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)));

    private static double Square(double x) => x * x;

    // Both roots of az² + bz + c.
    private static Complex[] Roots(Complex a, Complex b, Complex c)
    {
        var root = Complex.Sqrt(b * b - 4 * a * c);
        return [(-b + root) / (2 * a), (-b - root) / (2 * a)];
    }
}
