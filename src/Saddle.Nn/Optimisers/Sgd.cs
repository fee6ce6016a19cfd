using Saddle.Settings;

namespace Saddle.Nn.Optimisers;

/// <summary>Gradient descent, with momentum where wanted.</summary>
/// <param name="Momentum">How much of the last direction stays, in [0, 1).</param>
/// <param name="Nesterov">Look ahead along the momentum before stepping.</param>
/// <param name="WeightDecay">Times the parameter, added to its gradient.</param>
/// <remarks>
/// m = momentum · m + g; p = p - rate · m, or p - rate · (g + momentum · m) with Nesterov: PyTorch's form.
/// Source: Sutskever et al. 2013, "On the importance of initialization and momentum in deep learning".
/// </remarks>
public sealed record Sgd(double Momentum = 0, bool Nesterov = false, double WeightDecay = 0) : Optimiser
{
    private static readonly Setting<double> s_momentum = new(
        "momentum", 0, Ranges.BelowOne, "how much of the last direction stays");

    private static readonly Setting<bool> s_nesterov = new(
        "nesterov", false, Ranges.Truth, "look ahead along the momentum before stepping");

    private static readonly Setting<double> s_weightDecay = new(
        "weight-decay", 0, Ranges.NotNegative, "times the parameter, added to its gradient");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Optimiser> Part { get; } = new(
        "sgd", "plain steps, with momentum on request", "Robbins and Monro 1951; Polyak 1964",
        [s_momentum, s_nesterov, s_weightDecay],
        chosen => new Sgd(chosen.Get(s_momentum), chosen.Get(s_nesterov), chosen.Get(s_weightDecay)));

    /// <summary>How much of the last direction stays, in [0, 1).</summary>
    public double Momentum { get; init => field = s_momentum.Require(value, "Sgd"); } =
        s_momentum.Require(Momentum, "Sgd");

    /// <summary>Times the parameter, added to its gradient; 0 or more.</summary>
    public double WeightDecay { get; init => field = s_weightDecay.Require(value, "Sgd"); } =
        s_weightDecay.Require(WeightDecay, "Sgd");

    /// <inheritdoc/>
    public override double Inertia => Momentum;

    /// <inheritdoc/>
    public override bool IsPlain => Momentum == 0 && WeightDecay == 0;

    /// <inheritdoc/>
    public override IReadOnlyList<StateSpec> State(IReadOnlyList<ParameterSpec> parameters) =>
        Momentum == 0 ? [] : [.. PerParameter("momentum", parameters)];

    /// <inheritdoc/>
    public override OptimiserStep Update(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor> state, Tensor rate)
    {
        Demand(parameters, gradients, state, Momentum == 0 ? 0 : parameters.Count);
        var next = new Tensor[parameters.Count];
        var momenta = new Tensor[state.Count];
        for (int i = 0; i < next.Length; i++)
        {
            Tensor direction = Decayed(gradients[i], parameters[i], WeightDecay);
            if (Momentum != 0)
            {
                momenta[i] = Momentum * state[i] + direction;
                direction = Nesterov ? direction + Momentum * momenta[i] : momenta[i];
            }

            next[i] = parameters[i] - rate * direction;
        }

        return new OptimiserStep(next, momenta);
    }
}
