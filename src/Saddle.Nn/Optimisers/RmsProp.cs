using Saddle.Settings;

namespace Saddle.Nn.Optimisers;

/// <summary>Steps divided by the running root mean square of each gradient element.</summary>
/// <param name="Decay">How much of the mean square stays, in [0, 1).</param>
/// <param name="Epsilon">Added to the root; positive.</param>
/// <param name="Momentum">How much of the last step's direction stays; 0 in Wasserstein critics, which momentum
/// upsets.</param>
/// <param name="WeightDecay">Times the parameter, added to its gradient.</param>
/// <remarks>
/// v = decay · v + (1 - decay) · g²; p = p - rate · g / (√v + ε). Where v is 0 the slope of its root counts as 0.
/// Source: Tieleman and Hinton 2012, lecture 6.5; as used by Arjovsky et al. 2017, arXiv:1701.07875, Algorithm 1.
/// </remarks>
public sealed record RmsProp(double Decay = 0.99, double Epsilon = 1e-8, double Momentum = 0, double WeightDecay = 0)
    : Optimiser
{
    private static readonly Setting<double> s_decay = new(
        "decay", 0.99, Ranges.BelowOne, "how much of the mean square stays at each step");

    private static readonly Setting<double> s_epsilon = new(
        "epsilon", 1e-8, Ranges.Positive, "added to the root of the mean square");

    private static readonly Setting<double> s_momentum = new(
        "momentum", 0, Ranges.BelowOne, "how much of the last direction stays");

    private static readonly Setting<double> s_weightDecay = new(
        "weight-decay", 0, Ranges.NotNegative, "times the parameter, added to its gradient");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Optimiser> Part { get; } = new(
        "rmsprop", "steps divided by a running root mean square", "Tieleman and Hinton 2012, lecture 6.5",
        [s_decay, s_epsilon, s_momentum, s_weightDecay],
        chosen => new RmsProp(
            chosen.Get(s_decay), chosen.Get(s_epsilon), chosen.Get(s_momentum), chosen.Get(s_weightDecay)));

    /// <summary>How much of the mean square stays, in [0, 1).</summary>
    public double Decay { get; init => field = s_decay.Require(value, "RmsProp"); } =
        s_decay.Require(Decay, "RmsProp");

    /// <summary>Added to the root; positive.</summary>
    public double Epsilon { get; init => field = s_epsilon.Require(value, "RmsProp"); } =
        s_epsilon.Require(Epsilon, "RmsProp");

    /// <summary>How much of the last direction stays, in [0, 1).</summary>
    public double Momentum { get; init => field = s_momentum.Require(value, "RmsProp"); } =
        s_momentum.Require(Momentum, "RmsProp");

    /// <summary>Times the parameter, added to its gradient; 0 or more.</summary>
    public double WeightDecay { get; init => field = s_weightDecay.Require(value, "RmsProp"); } =
        s_weightDecay.Require(WeightDecay, "RmsProp");

    /// <inheritdoc/>
    public override double Inertia => Momentum;

    /// <inheritdoc/>
    public override IReadOnlyList<StateSpec> State(IReadOnlyList<ParameterSpec> parameters) => Momentum == 0
        ? [.. PerParameter("square", parameters)]
        : [.. PerParameter("square", parameters), .. PerParameter("momentum", parameters)];

    /// <inheritdoc/>
    public override OptimiserStep Update(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor> state, Tensor rate)
    {
        int count = parameters.Count;
        Demand(parameters, gradients, state, Momentum == 0 ? count : 2 * count);
        var next = new Tensor[count];
        var nextState = new Tensor[state.Count];
        for (int i = 0; i < count; i++)
        {
            Tensor gradient = Decayed(gradients[i], parameters[i], WeightDecay);
            nextState[i] = Average(state[i], gradient.Square(), Decay);
            Tensor direction = gradient / (nextState[i].Sqrt() + Epsilon);
            if (Momentum != 0)
            {
                direction = nextState[count + i] = Momentum * state[count + i] + direction;
            }

            next[i] = parameters[i] - rate * direction;
        }

        return new OptimiserStep(next, nextState);
    }
}
