namespace Saddle.Nn;

/// <summary>
/// A layer together with the parameters and statistics it needs for one example shape. Holds no values.
/// </summary>
public sealed class Network
{
    private Network(
        Layer layer, IReadOnlyList<TensorSpec> inputs, Binding declared, IReadOnlyList<string> mixing, Shape output)
    {
        Layer = layer;
        Inputs = inputs;
        Output = output;
        Parameters = [.. declared.Specs.Where(spec => spec.IsTrainable)];
        Statistics = [.. declared.Specs.Where(spec => !spec.IsTrainable)];
        MixingLayers = mixing;
        IsConditional = declared.ReadsLabels;
    }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>What the network reads: each input's shape without the batch axis, and its type.</summary>
    public IReadOnlyList<TensorSpec> Inputs { get; }

    /// <summary>The shape of one example of the first input, without the batch axis.</summary>
    public Shape Example => Inputs[0].Shape;

    /// <summary>The shape of one example's output, without the batch axis.</summary>
    public Shape Output { get; }

    /// <summary>The trainable tensors, in the order the layers asked for them.</summary>
    public IReadOnlyList<ParameterSpec> Parameters { get; }

    /// <summary>
    /// The tensors that training passes update (running means), in the order the layers asked for them.
    /// </summary>
    public IReadOnlyList<ParameterSpec> Statistics { get; }

    /// <summary>
    /// Paths of the layers whose training output for one example depends on the others, such as batch norm: those that
    /// say so, or else the first in which the traced graph shows it, be it a layer of your own.
    /// </summary>
    public IReadOnlyList<string> MixingLayers { get; }

    /// <summary>Whether a layer reads the labels.</summary>
    public bool IsConditional { get; }

    /// <summary>Traces a layer once, without running it, to learn which tensors it needs.</summary>
    /// <param name="layer">What to apply.</param>
    /// <param name="example">The shape of one example, without the batch axis; <c>[]</c> for indices [n].</param>
    /// <param name="type">The element type of the input: Int64 for embeddings.</param>
    /// <exception cref="ShapeException">The layers do not fit together.</exception>
    public static Network Declare(Layer layer, Shape example, ElementType type = ElementType.Float32) =>
        Declare(layer, new TensorSpec(example, type));

    /// <summary>The same for a layer of several inputs: see <see cref="Scope.Input"/>.</summary>
    /// <param name="layer">What to apply.</param>
    /// <param name="first">The shape of one example of the first input, without the batch axis.</param>
    /// <param name="others">The same of the other inputs.</param>
    /// <exception cref="ShapeException">The layers do not fit together.</exception>
    public static Network Declare(Layer layer, TensorSpec first, params IReadOnlyList<TensorSpec> others)
    {
        const int Examples = 2;
        TensorSpec[] inputs = [first, .. others];
        ElementType floating = inputs[0].Type == ElementType.Float64 ? ElementType.Float64 : ElementType.Float32;
        Tensor labels = Tensor.Zeros([Examples], ElementType.Int64);
        var random = new RandomStream(Tensor.Zeros([2], ElementType.Int64), floating);
        Tensor[] xs = [.. inputs.Select(input => Tensor.Zeros([Examples, .. input.Shape], input.Type))];
        var binding = new Binding(Training: true, floating, xs, labels, random, Declares: true);
        Tensor y = layer.Apply(new Scope(binding), xs[0]);
        return new Network(
            layer, inputs, binding, Mixing(layer, y, binding, [.. xs, labels]), Shape.Create(y.Shape.Sizes[1..]));
    }

    /// <summary>
    /// Initial values: parameters, then statistics. Each is a pure function of the seed and its name.
    /// </summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="type">Float32 or Float64.</param>
    public ParameterSet Initialise(ulong seed, ElementType type = ElementType.Float32) =>
        new(Parameters.Concat(Statistics).Select(spec => (spec.Name, spec.Initialise(seed, type))));

    /// <summary>The network's output, inside or outside a traced function.</summary>
    /// <param name="parameters">One tensor per entry of <see cref="Parameters"/>, in that order.</param>
    /// <param name="statistics">One tensor per entry of <see cref="Statistics"/>, in that order.</param>
    /// <param name="x">The input: [n, ..<see cref="Example"/>], any n.</param>
    /// <param name="training">Use batch statistics and dropout, and update the statistics.</param>
    /// <param name="labels">The class of each example, Int64, [n]; needed when <see cref="IsConditional"/>.</param>
    /// <param name="random">Random numbers for dropout; needed when training with it.</param>
    /// <returns>The output and the statistics' next values; without training these are the present ones.</returns>
    /// <exception cref="ShapeException">There are too few or too many tensors, or shapes do not fit.</exception>
    public NetworkResult Apply(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> statistics, Tensor x,
        bool training = false, Tensor? labels = null, RandomStream? random = null) =>
        Apply(parameters, statistics, [x], training, labels, random);

    /// <summary>The same for a network of several inputs: one tensor per entry of <see cref="Inputs"/>.</summary>
    /// <inheritdoc cref="Apply(IReadOnlyList{Tensor}, IReadOnlyList{Tensor}, Tensor, bool, Tensor, RandomStream)"/>
    public NetworkResult Apply(
        IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> statistics, IReadOnlyList<Tensor> inputs,
        bool training = false, Tensor? labels = null, RandomStream? random = null)
    {
        Demand("parameters", Parameters.Count, parameters.Count);
        Demand("statistics", Statistics.Count, statistics.Count);
        Demand("inputs", Inputs.Count, inputs.Count);
        ElementType type = parameters.Count > 0 ? parameters[0].Type : inputs[0].Type;
        var binding = new Binding(training, type, inputs, labels, random);
        binding.Bind(Parameters, parameters);
        binding.Bind(Statistics, statistics);
        Tensor y = Layer.Apply(new Scope(binding), inputs[0]);
        return new NetworkResult(y, binding.Values(Statistics));
    }

    /// <summary>The network's output for use rather than training.</summary>
    /// <param name="values">Parameters and statistics, by name.</param>
    /// <param name="x">The input: [n, ..<see cref="Example"/>], any n.</param>
    /// <param name="labels">The class of each example, Int64, [n]; needed when <see cref="IsConditional"/>.</param>
    /// <exception cref="ArgumentException">A tensor of the network is missing; the message suggests the
    /// nearest.</exception>
    public Tensor Apply(ParameterSet values, Tensor x, Tensor? labels = null) =>
        Apply(values.Select(Parameters), values.Select(Statistics), x, training: false, labels).Output;

    /// <summary>What layers said of themselves; else the first in which the graph shows that examples meet.</summary>
    private static IReadOnlyList<string> Mixing(
        Layer layer, Tensor y, Binding binding, IReadOnlyList<Tensor> inputs)
    {
        if (binding.Mixing.Count > 0)
        {
            return [.. binding.Mixing.Distinct()];
        }

        if (!ExampleDependence.Mixes(y, inputs))
        {
            return [];
        }

        string? path = binding.Outputs.Find(made => ExampleDependence.Mixes(made.Output, inputs)).Path;
        return [path ?? layer.GetType().Name];
    }

    private static void Demand(string what, int needed, int got)
    {
        if (needed != got)
        {
            throw new ShapeException(
                $"network: the number of {what} is wrong. Needed {needed}, got {got}. "
                    + $"Pass one tensor per entry of Network.{char.ToUpperInvariant(what[0])}{what[1..]}, in that "
                    + "order.");
        }
    }
}
