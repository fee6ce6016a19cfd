using System.Globalization;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>
/// Both players' optimisers as the step rule of dynamics; the critic's parameters are projected after each step.
/// </summary>
internal sealed record OptimiserRule(GanModel Model, GanMethod Method) : StepRule
{
    /// <inheritdoc/>
    public override string? Momentum
    {
        get
        {
            (string Player, Optimiser Rule)[] rules =
                [("generator", Method.GeneratorOptimiser), ("critic", Method.CriticOptimiser)];
            string[] kept = [.. rules.Where(entry => entry.Rule.Inertia > 0).Select(entry => string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Rule.GetType().Name} of the {entry.Player} keeps {entry.Rule.Inertia} of its "
                    + $"last direction"))];
            return kept.Length > 0 ? string.Join(", ", kept) + "." : null;
        }
    }

    /// <inheritdoc/>
    public override bool IsPlain =>
        Method.GeneratorOptimiser.IsPlain && Method.CriticOptimiser.IsPlain && !Method.Penalty.Projects;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> State(Game game, int player) =>
        [.. Optimiser(player).State(NetworkOf(player).Parameters).Select(spec => new Parameter(spec.Name, spec.Shape))];

    /// <inheritdoc/>
    public override RuleStep Step(int player, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> direction,
        IReadOnlyList<Tensor> state, Tensor rate)
    {
        OptimiserStep step = Optimiser(player).Update(at, direction, state, rate);
        return new RuleStep(player == GanGame.Critic ? Projected(step.Parameters) : step.Parameters, step.State);
    }

    /// <summary>The critic's parameters where the penalty allows them to be.</summary>
    public IReadOnlyList<Tensor> Projected(IReadOnlyList<Tensor> critic) => [.. critic.Select(Method.Penalty.Project)];

    private Optimiser Optimiser(int player) =>
        player == GanGame.Generator ? Method.GeneratorOptimiser : Method.CriticOptimiser;

    private Network NetworkOf(int player) => player == GanGame.Generator ? Model.Generator : Model.Critic;
}
