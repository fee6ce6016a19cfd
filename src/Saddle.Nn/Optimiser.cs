namespace Saddle.Nn;

/// <summary>
/// A rule that turns gradients into new parameters. A value: its state goes in and comes out as tensors.
/// </summary>
/// <remarks>
/// Updates are written with tensors, so they compile with the loss into one program and can be differentiated
/// themselves.
/// Rates are tensors too, so that schedules need no recompilation.
/// </remarks>
public abstract record Optimiser
{
    /// <summary>How much of its last direction a step carries along, in [0, 1); 0 for rules without momentum.</summary>
    public virtual double Inertia => 0;

    /// <summary>Whether a step is the gradient times the rate, and nothing else.</summary>
    public virtual bool IsPlain => false;

    /// <summary>
    /// The state tensors that go with the parameters; all start at 0 and have the parameters' element type.
    /// </summary>
    public abstract IReadOnlyList<StateSpec> State(IReadOnlyList<ParameterSpec> parameters);

    /// <summary>One step downhill.</summary>
    /// <param name="parameters">The present values.</param>
    /// <param name="gradients">The loss's derivative in each parameter; same order and shapes.</param>
    /// <param name="state">One tensor per entry of <see cref="State"/>, in that order.</param>
    /// <param name="rate">The step size: a scalar of the parameters' element type.</param>
    /// <exception cref="ShapeException">The numbers of tensors do not match.</exception>
    public abstract OptimiserStep Update(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor> state, Tensor rate);

    /// <summary>The state before the first step.</summary>
    /// <param name="parameters">What is to be optimised.</param>
    /// <param name="type">The parameters' element type.</param>
    public ParameterSet InitialState(IReadOnlyList<ParameterSpec> parameters, ElementType type = ElementType.Float32) =>
        new(State(parameters).Select(spec => (spec.Name, Tensor.Zeros(spec.Shape, type))));

    /// <summary>Refuses lists that do not belong together.</summary>
    private protected void Demand(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> gradients, IReadOnlyList<Tensor> state, int states)
    {
        if (gradients.Count != parameters.Count || state.Count != states)
        {
            throw new ShapeException(
                $"{GetType().Name}: the numbers of tensors do not match. {parameters.Count} parameters came with "
                    + $"{gradients.Count} gradients and {state.Count} state tensors of {states}. "
                    + "Pass one gradient per parameter and the state that State lists.");
        }
    }

    /// <summary>One state tensor per parameter, named <c>label.parameter</c>.</summary>
    private protected static IEnumerable<StateSpec> PerParameter(string label,
        IReadOnlyList<ParameterSpec> parameters) =>
        parameters.Select(spec => new StateSpec($"{label}.{spec.Name}", spec.Shape));

    /// <summary>The gradient of the loss plus decay / 2 · |parameter|².</summary>
    private protected static Tensor Decayed(Tensor gradient, Tensor parameter, double decay) =>
        decay == 0 ? gradient : gradient + decay * parameter;

    /// <summary>keep · old + (1 - keep) · next: a running average.</summary>
    private protected static Tensor Average(Tensor old, Tensor next, double keep) =>
        keep == 0 ? next : keep * old + (1 - keep) * next;
}

/// <summary>One tensor of an optimiser's state.</summary>
/// <param name="Name">The kind of state, a dot, the parameter's name.</param>
/// <param name="Shape">The sizes of the axes.</param>
public sealed record StateSpec(string Name, Shape Shape);

/// <summary>What one step of an optimiser gives.</summary>
/// <param name="Parameters">The new values, in the order of the old.</param>
/// <param name="State">The new state, in the order of the old.</param>
public readonly record struct OptimiserStep(Tensor[] Parameters, Tensor[] State);
