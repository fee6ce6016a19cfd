namespace Saddle.Nn.Optimisers;

/// <summary>Steps divided by the running root mean square of each gradient element.</summary>
/// <param name="Decay">How much of the mean square stays, in [0, 1).</param>
/// <param name="Epsilon">Added to the root; positive.</param>
/// <param name="Momentum">How much of the last step's direction stays; 0 in Wasserstein critics, which momentum
/// upsets.</param>
/// <param name="WeightDecay">Times the parameter, added to its gradient.</param>
/// <remarks>
/// v = decay · v + (1 - decay) · g²; p = p - rate · g / (√v + ε). The derivative of an update at g = 0 is not finite.
/// Source: Tieleman and Hinton 2012, lecture 6.5; as used by Arjovsky et al. 2017, arXiv:1701.07875, Algorithm 1.
/// </remarks>
public sealed record RmsProp(double Decay = 0.99, double Epsilon = 1e-8, double Momentum = 0, double WeightDecay = 0)
    : Optimiser
{
    /// <summary>How much of the mean square stays, in [0, 1).</summary>
    public double Decay { get; init => field = Setting.BelowOne(value, "RmsProp"); } =
        Setting.BelowOne(Decay, "RmsProp");

    /// <summary>Added to the root; positive.</summary>
    public double Epsilon { get; init => field = Setting.Positive(value, "RmsProp"); } =
        Setting.Positive(Epsilon, "RmsProp");

    /// <summary>How much of the last direction stays, in [0, 1).</summary>
    public double Momentum { get; init => field = Setting.BelowOne(value, "RmsProp"); } =
        Setting.BelowOne(Momentum, "RmsProp");

    /// <summary>Times the parameter, added to its gradient; 0 or more.</summary>
    public double WeightDecay { get; init => field = Setting.NotNegative(value, "RmsProp"); } =
        Setting.NotNegative(WeightDecay, "RmsProp");

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
