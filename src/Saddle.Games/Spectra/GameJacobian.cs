using Saddle.Games.Adjustments;

namespace Saddle.Games.Spectra;

/// <summary>
/// J = ∂ξ/∂w of a game at a point, by compiled products with vectors, at about the cost of two gradients each.
/// </summary>
/// <remarks>
/// In signs of losses: the flow is w' = -ξ, and eigenvalues of J with positive real part attract. Of a stochastic game
/// it is the mean over the given samples.
/// </remarks>
public sealed class GameJacobian : LinearOperator
{
    private readonly TracedJacobian _products;

    /// <summary>The Jacobian at a point.</summary>
    /// <param name="at">One point in float64.</param>
    /// <param name="samples">What a stochastic game is averaged over, data in float64; none for games without
    /// chance.</param>
    /// <param name="adjustment">
    /// What changes the field, sample by sample; null for the plain field. To average first and to add consensus then,
    /// which needs fewer samples, use <see cref="LinearOperator.WithConsensus"/> of the plain Jacobian.
    /// </param>
    /// <param name="options">Threads and checks; null for the usual ones.</param>
    /// <exception cref="GameException">The point is not one point of float64 numbers, or samples are
    /// missing.</exception>
    public GameJacobian(Point at, IReadOnlyList<Sample>? samples = null, Adjustment? adjustment = null,
        CompilerOptions? options = null)
        : base(AnalysedPoint.Require(at, samples).Game.Size)
    {
        At = at;
        adjustment?.Check(at.Game);
        _products = new TracedJacobian(
            (xs, _, sample) =>
            {
                Field plain = at.Game.FieldOn(sample);
                return (adjustment is null ? plain : plain.Adjusted(adjustment)).At(at.Game.Point(xs)).Tensors;
            },
            at.Tensors,
            [],
            samples,
            options);
    }

    /// <summary>Where the field is differentiated.</summary>
    public Point At { get; }

    /// <inheritdoc/>
    /// <exception cref="GameException">An entry of the product is not finite.</exception>
    public override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        _products.Apply(x, y);
        RequireFinite(x, y);
    }

    /// <inheritdoc/>
    /// <exception cref="GameException">An entry of the product is not finite.</exception>
    public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y)
    {
        _products.ApplyTranspose(x, y);
        RequireFinite(x, y);
    }

    /// <summary>ξ itself, all players' gradients in a row; zero at an equilibrium.</summary>
    public double[] FieldValue() => _products.Value();

    /// <summary>All entries split into attraction and rotation and by players; for small games.</summary>
    public JacobianParts Parts() => new(ToDense(), [.. At.Game.Players.Select(player =>
        (int)player.Parameters.Sum(parameter => parameter.Shape.Count))]);

    /// <summary>
    /// Refuses points where the field has a kink or a jump, such as the WGAN-GP penalty's at a flat critic.
    /// </summary>
    /// <param name="seed">Decides the three directions that are looked along, forwards and backwards.</param>
    /// <exception cref="GameException">
    /// The field is not finite here, or a slope to one side is off the derivative by a tenth or more however near one
    /// looks.
    /// </exception>
    /// <remarks>Networks of many rectifiers have kinks everywhere near; one of them alone changes too little to be
    /// refused.</remarks>
    public void RequireDifferentiable(ulong seed = 0) => KinkProbe.Require(At, _products, seed);

    private void RequireFinite(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int entry = AnalysedPoint.NotFinite(y);
        if (entry >= 0)
        {
            throw new GameException(
                $"{At.Game.Name}: its Jacobian is not finite here. {AnalysedPoint.NameOf(At.Game, entry)} "
                    + FormattableString.Invariant($"of a product is {y[entry]}, along a direction that is largest at ")
                    + $"{AnalysedPoint.NameOf(At.Game, AnalysedPoint.Largest(x))}. "
                    + "Analyse the game at a point where its field is differentiable.");
        }
    }
}
