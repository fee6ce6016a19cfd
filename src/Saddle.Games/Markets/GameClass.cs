using Saddle.Games.Spectra;
using Saddle.Settings;

namespace Saddle.Games.Markets;

/// <summary>Which classes a game belongs to, by relative residuals at random points.</summary>
/// <param name="ZeroSum">The largest |Σℓᵢ| / Σ|ℓᵢ|.</param>
/// <param name="Potential">The largest ‖A‖ / ‖J‖: 0 when all players lower one function.</param>
/// <param name="Hamiltonian">The largest ‖S‖ / ‖J‖: 0 when ½‖ξ‖² is conserved.</param>
/// <param name="Market">The largest ‖S - B‖ / ‖J‖: 0 when players trade in pairs, each for a sum of zero.</param>
/// <param name="Violators">The two players whose coupling is least like a trade; null where none is.</param>
/// <remarks>
/// S and A are the parts of J that are symmetric and antisymmetric, B its players' own blocks. A class is a property at
/// all points: a residual far from 0 rejects it for certain, one near 0 wherever one looked makes it all but certain.
/// Zero-sum says nothing about markets of three or more. Source: Balduzzi et al. 2020, arXiv:2001.04678.
/// </remarks>
public sealed record GameClass(
    double ZeroSum, double Potential, double Hamiltonian, double Market, (string First, string Second)? Violators)
{
    /// <summary>Residuals up to this are rounding.</summary>
    public const double Rounding = 1e-10;

    private const int FewestPoints = 20;

    /// <summary>Whether losses cancel.</summary>
    public bool IsZeroSum => ZeroSum <= Rounding;

    /// <summary>Whether all players lower one function.</summary>
    public bool IsPotential => Potential <= Rounding;

    /// <summary>Whether ½‖ξ‖² is conserved by the flow.</summary>
    public bool IsHamiltonian => Hamiltonian <= Rounding;

    /// <summary>Whether it is a smooth market, up to terms that change no gradient.</summary>
    public bool IsMarket => Market <= Rounding;

    /// <summary>Looks at a game.</summary>
    /// <param name="around">Points are normal around this one, in float64.</param>
    /// <param name="deviation">Their standard deviation, above 0.</param>
    /// <param name="points">How many, 20 or more: at a single point many games look like markets.</param>
    /// <param name="seed">Decides the points, 0 or more.</param>
    /// <param name="samples">What a stochastic game is averaged over; null for games without chance.</param>
    /// <exception cref="GameException">J or a loss is not finite at a point.</exception>
    public static GameClass Of(Point around, double deviation = 1, int points = FewestPoints, long seed = 0,
        IReadOnlyList<Sample>? samples = null)
    {
        ArgumentNullException.ThrowIfNull(around);
        Ranges.Positive.Require(deviation, "GameClass", nameof(deviation));
        Ranges.Count(FewestPoints).Require(points, "GameClass", nameof(points));
        Ranges.Whole(0).Require(seed, "GameClass", nameof(seed));
        GameClass worst = new(0, 0, 0, 0, null);
        double[] centre = around.ToArray();
        for (int number = 0; number < points; number++)
        {
            double[] place = [.. centre.Select((x, i) =>
                x + deviation * CounterRandom.Normal((ulong)seed, 0, (uint)number, (ulong)i))];
            worst = worst.And(At(around.Game.Point(place), samples));
        }

        return worst.IsMarket ? worst with { Violators = null } : worst;
    }

    private GameClass And(GameClass other) => new(
        Math.Max(ZeroSum, other.ZeroSum),
        Math.Max(Potential, other.Potential),
        Math.Max(Hamiltonian, other.Hamiltonian),
        Math.Max(Market, other.Market),
        other.Market > Market ? other.Violators : Violators);

    private static GameClass At(Point at, IReadOnlyList<Sample>? samples)
    {
        JacobianParts parts = new GameJacobian(at, samples).Parts();
        double all = parts.Jacobian.Norm;
        double Share(DenseOperator part) => all == 0 ? 0 : part.Norm / all;
        return new GameClass(
            (samples ?? [Sample.None]).Max(sample => Imbalance(at, sample)),
            Share(parts.Antisymmetric),
            Share(parts.Symmetric),
            Share(parts.Cooperative),
            MostCooperative(at.Game, parts));
    }

    private static double Imbalance(Point at, Sample sample)
    {
        double[] losses = [.. Enumerable.Range(0, at.Game.Players.Count).Select(player =>
            Figures.Require(at.Game, player, "loss", at.Game.Loss(player, at, sample).ToScalar()))];
        double largest = losses.Max(Math.Abs);
        double[] shares = largest == 0 ? losses : [.. losses.Select(loss => loss / largest)];
        double size = shares.Sum(Math.Abs);
        return size == 0 ? 0 : Math.Abs(shares.Sum()) / size;
    }

    private static (string First, string Second) MostCooperative(Game game, JacobianParts parts)
    {
        int[] owner = [.. parts.Sizes.SelectMany((size, player) => Enumerable.Repeat(player, size))];
        double largest = parts.Cooperative.Norm;
        double[,] squares = new double[game.Players.Count, game.Players.Count];
        for (int row = 0; row < owner.Length; row++)
        {
            for (int column = 0; column < owner.Length && largest > 0; column++)
            {
                squares[owner[row], owner[column]] += Math.Pow(parts.Cooperative[row, column] / largest, 2);
            }
        }

        IEnumerable<(int First, int Second)> pairs = Enumerable.Range(0, game.Players.Count).SelectMany(first =>
            Enumerable.Range(first + 1, game.Players.Count - first - 1).Select(second => (first, second)));
        (int one, int other) = pairs.MaxBy(pair => squares[pair.First, pair.Second]);
        return (game.Players[one].Name, game.Players[other].Name);
    }
}
