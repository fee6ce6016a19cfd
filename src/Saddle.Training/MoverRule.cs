using System.Globalization;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Nn;

namespace Saddle.Training;

/// <summary>
/// All players' optimisers as the step rule of dynamics; parameters are projected after each step where the formulation
/// says so.
/// </summary>
internal sealed record MoverRule(Cast Cast, Moves Moves) : StepRule
{
    /// <inheritdoc/>
    public override string? Momentum
    {
        get
        {
            string[] kept =
            [
                .. Cast.Players.Select(player => (Player: player, Rule: Moves.Of(player).Optimiser))
                    .Where(entry => entry.Rule.Inertia > 0)
                    .Select(entry => string.Create(
                        CultureInfo.InvariantCulture,
                        $"{entry.Rule.GetType().Name} of the {entry.Player} keeps {entry.Rule.Inertia} of its last ")
                        + "direction"),
            ];
            return kept.Length > 0 ? string.Join(", ", kept) + "." : null;
        }
    }

    /// <inheritdoc/>
    public override bool IsPlain => Cast.Players.All(
        player => Moves.Of(player).Optimiser.IsPlain && !Cast.Formulation.Projects(player));

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> State(Game game, int player) =>
    [
        .. Optimiser(player).State(Owned(Cast.Players[player]))
            .Select(spec => new Parameter(spec.Name, spec.Shape)),
    ];

    /// <inheritdoc/>
    public override RuleStep Step(int player, IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> direction,
        IReadOnlyList<Tensor> state, Tensor rate)
    {
        OptimiserStep step = Optimiser(player).Update(at, direction, state, rate);
        return new RuleStep(Projected(player, step.Parameters), step.State);
    }

    /// <summary>A player's parameters where the formulation allows them to be.</summary>
    public IReadOnlyList<Tensor> Projected(int player, IReadOnlyList<Tensor> parameters)
    {
        string name = Cast.Players[player];
        return Cast.Formulation.Projects(name)
            ? [.. parameters.Select(parameter => Cast.Formulation.Project(name, parameter))]
            : parameters;
    }

    private Optimiser Optimiser(int player) => Moves.Of(Cast.Players[player]).Optimiser;

    /// <summary>A player's parameters: named as its network names them, where it has only one.</summary>
    private IReadOnlyList<ParameterSpec> Owned(string player)
    {
        Role[] roles = [.. Cast.Roles.Where(role => role.Player == player)];
        return roles.Length == 1
            ? roles[0].Network.Parameters
            :
            [
                .. roles.SelectMany(role => role.Network.Parameters
                    .Select(spec => spec with { Name = $"{role.Name}.{spec.Name}" })),
            ];
    }
}
