using Saddle.Settings;

namespace Saddle.Nn.Optimisers;

/// <summary>Running means of the gradient and of its square, both corrected for their start at 0.</summary>
/// <param name="Beta1">How much of the mean stays, in [0, 1); 0 or 0.5 in adversarial training.</param>
/// <param name="Beta2">How much of the mean square stays, in [0, 1).</param>
/// <param name="Epsilon">Added to the corrected root; positive.</param>
/// <param name="WeightDecay">Times the parameter, added to its gradient.</param>
/// <remarks>
/// m = β₁ m + (1 - β₁) g; v = β₂ v + (1 - β₂) g²; p = p - rate · (m / c₁) / (√v / √c₂ + ε), with c = 1 - βᵗ at step t:
/// PyTorch's placement of ε. Instead of t, the state carries c₁ and c₂ by c ← c + (1 - β)(1 - c), which loses no digits
/// of small c in float32 and ends within 3e-8 / (1 - β) of 1. Where v is 0 the slope of its root counts as 0.
/// Source: Kingma and Ba 2015, arXiv:1412.6980.
/// </remarks>
public sealed record Adam(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0)
    : Optimiser
{
    private static readonly Setting<double> s_beta1 = new(
        "beta1", 0.9, Ranges.BelowOne, "how much of the mean gradient stays at each step")
    { Flag = "beta1" };

    private static readonly Setting<double> s_beta2 = new(
        "beta2", 0.999, Ranges.BelowOne, "how much of the mean square stays at each step")
    { Flag = "beta2" };

    private static readonly Setting<double> s_epsilon = new(
        "epsilon", 1e-8, Ranges.Positive, "added to the root of the mean square");

    private static readonly Setting<double> s_weightDecay = new(
        "weight-decay", 0, Ranges.NotNegative, "times the parameter, added to its gradient");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Optimiser> Part { get; } = new(
        "adam", "moments of first and second order, bias corrected", "Kingma and Ba 2015, arXiv:1412.6980",
        [s_beta1, s_beta2, s_epsilon, s_weightDecay],
        chosen => new Adam(
            chosen.Get(s_beta1), chosen.Get(s_beta2), chosen.Get(s_epsilon), chosen.Get(s_weightDecay)));

    /// <summary>How much of the mean stays, in [0, 1).</summary>
    public double Beta1 { get; init => field = s_beta1.Require(value, "Adam"); } = s_beta1.Require(Beta1, "Adam");

    /// <summary>How much of the mean square stays, in [0, 1).</summary>
    public double Beta2 { get; init => field = s_beta2.Require(value, "Adam"); } = s_beta2.Require(Beta2, "Adam");

    /// <summary>Added to the root; positive.</summary>
    public double Epsilon { get; init => field = s_epsilon.Require(value, "Adam"); } =
        s_epsilon.Require(Epsilon, "Adam");

    /// <summary>Times the parameter, added to its gradient; 0 or more.</summary>
    public double WeightDecay { get; init => field = s_weightDecay.Require(value, "Adam"); } =
        s_weightDecay.Require(WeightDecay, "Adam");

    /// <inheritdoc/>
    public override double Inertia => Beta1;

    /// <inheritdoc/>
    public override IReadOnlyList<StateSpec> State(IReadOnlyList<ParameterSpec> parameters) =>
    [
        new("correction1", []), new("correction2", []),
        .. PerParameter("mean", parameters), .. PerParameter("square", parameters),
    ];

    /// <inheritdoc/>
    public override OptimiserStep Update(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor> state, Tensor rate)
    {
        int count = parameters.Count;
        Demand(parameters, gradients, state, 2 + 2 * count);
        var next = new Tensor[count];
        var nextState = new Tensor[state.Count];
        nextState[0] = state[0] + (1 - Beta1) * (1 - state[0]);
        nextState[1] = state[1] + (1 - Beta2) * (1 - state[1]);
        Tensor step = rate / nextState[0];
        Tensor correction = nextState[1].Sqrt().Reciprocal();
        for (int i = 0; i < count; i++)
        {
            Tensor gradient = Decayed(gradients[i], parameters[i], WeightDecay);
            Tensor mean = nextState[2 + i] = Average(state[2 + i], gradient, Beta1);
            Tensor square = nextState[2 + count + i] = Average(state[2 + count + i], gradient.Square(), Beta2);
            next[i] = parameters[i] - step * mean / (square.Sqrt() * correction + Epsilon);
        }

        return new OptimiserStep(next, nextState);
    }
}
