using Saddle.Games.Adjustments;

namespace Saddle.Games;

/// <summary>Each player's gradient of its own loss, stacked: ξ as a function of the point.</summary>
/// <remarks>Differentiable itself, to any order. An adjusted field is one too.</remarks>
public abstract class Field
{
    private protected Field(Game game) => Game = game;

    /// <summary>Whose field it is.</summary>
    public Game Game { get; }

    /// <summary>ξ at a point.</summary>
    public virtual Point At(Point at) =>
        Game.Point([.. Enumerable.Range(0, Game.Players.Count).SelectMany(player => Of(player, at))]);

    /// <summary>One player's part of ξ.</summary>
    public abstract IReadOnlyList<Tensor> Of(int player, Point at);

    /// <summary>One player's loss, as the game states it.</summary>
    public abstract Tensor Loss(int player, Point at);

    /// <summary>The field on another of its minibatches; the same field where it has only one.</summary>
    /// <param name="ahead">How many minibatches on from this field's; beyond the last they begin anew.</param>
    public abstract Field Draw(int ahead);

    /// <summary>This field changed by an adjustment.</summary>
    public Field Adjusted(Adjustment adjustment) => new AdjustedField(this, adjustment);

    /// <summary>J u: how the field changes along a direction.</summary>
    public Point JacobianVector(Point at, Point direction) => Game.Point(
        Derivative.JacobianVector(xs => At(Game.Point(xs)).Tensors, at.Tensors, direction.Tensors));

    /// <summary>Jᵀ u.</summary>
    public Point VectorJacobian(Point at, Point direction) => Game.Point(
        Derivative.VectorJacobian(xs => At(Game.Point(xs)).Tensors, at.Tensors, direction.Tensors));

    internal static Field Of(Game game, IReadOnlyList<Sample> samples) =>
        new GradientField(game, samples.Count == 0 ? [Sample.None] : samples, 0);

    private sealed class GradientField(Game game, IReadOnlyList<Sample> samples, int draw) : Field(game)
    {
        public override IReadOnlyList<Tensor> Of(int player, Point at) => Derivative.Gradient(
            (IReadOnlyList<Tensor> own) => Loss(player, at.With(player, own)).Sum())(at.Of(player));

        public override Tensor Loss(int player, Point at) => Game.Loss(player, at, samples[draw]);

        public override Field Draw(int ahead) =>
            samples.Count == 1 ? this : new GradientField(Game, samples, (draw + ahead) % samples.Count);
    }

    private sealed class AdjustedField(Field plain, Adjustment adjustment) : Field(plain.Game)
    {
        public override Point At(Point at) => adjustment.At(at, plain);

        public override IReadOnlyList<Tensor> Of(int player, Point at) => At(at).Of(player);

        public override Tensor Loss(int player, Point at) => plain.Loss(player, at);

        public override Field Draw(int ahead) => plain.Draw(ahead).Adjusted(adjustment);
    }
}
