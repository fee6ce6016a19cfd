using Saddle.Settings;

namespace Saddle.Nn;

/// <summary>Names bound to tensors for one trace of a network, and what the trace leaves behind.</summary>
/// <param name="Training">Whether this is a training pass.</param>
/// <param name="Type">The element type of the parameters.</param>
/// <param name="Inputs">All inputs of the network.</param>
/// <param name="GivenLabels">The labels, if any.</param>
/// <param name="GivenRandom">The random numbers, if any.</param>
/// <param name="Declares">Whether names not yet known are added rather than refused.</param>
internal sealed record Binding(
    bool Training, ElementType Type, IReadOnlyList<Tensor> Inputs, Tensor? GivenLabels, RandomStream? GivenRandom,
    bool Declares = false)
{
    private readonly Dictionary<string, Tensor> _values = new(StringComparer.Ordinal);

    /// <summary>What was asked for, in order; filled while declaring.</summary>
    public List<ParameterSpec> Specs { get; } = [];

    /// <summary>Paths of layers that mix examples.</summary>
    public List<string> Mixing { get; } = [];

    /// <summary>What layers of a sequence made, by path, in order; filled while declaring.</summary>
    public List<(string Path, Tensor Output)> Outputs { get; } = [];

    /// <summary>Whether a layer read the labels.</summary>
    public bool ReadsLabels { get; private set; }

    public void Bind(IReadOnlyList<ParameterSpec> specs, IReadOnlyList<Tensor> values)
    {
        for (int i = 0; i < specs.Count; i++)
        {
            _values[specs[i].Name] = values[i];
        }
    }

    public Tensor Input(int index, string path) => index >= 0 && index < Inputs.Count
        ? Inputs[index]
        : throw new TraceException(
            $"network: the layer at '{path}' reads an input that is not there. It asked for input {index} of "
                + $"{Inputs.Count}. Declare the network with as many inputs as its layers read.");

    public Tensor Labels(string path)
    {
        ReadsLabels = true;
        return GivenLabels ?? throw new TraceException(
            $"network: the layer at '{path}' needs labels. None were passed. "
                + "Pass labels, Int64 of shape [n], to Apply.");
    }

    public RandomStream Random(string path) => GivenRandom ?? throw new TraceException(
        $"network: the layer at '{path}' needs random numbers. None were passed. Pass a RandomStream to Apply.");

    public Tensor Get(ParameterSpec spec)
    {
        if (!_values.TryGetValue(spec.Name, out Tensor? value))
        {
            value = Declares ? Tensor.Zeros(spec.Shape, Type) : throw Unknown(spec.Name);
            _values[spec.Name] = value;
            Specs.Add(spec);
        }

        return value.Shape == spec.Shape ? value : throw new ShapeException(
            $"network: parameter '{spec.Name}' has another shape. It is {value.Shape}, the layer needs {spec.Shape}. "
                + "Apply the network to the example shape it was declared with, and give layers names of their own.");
    }

    public void Update(string name, Tensor next)
    {
        if (!_values.TryGetValue(name, out Tensor? present))
        {
            throw Unknown(name);
        }

        _values[name] = next.Shape == present.Shape ? next : throw new ShapeException(
            $"network: statistic '{name}' cannot change its shape. It is {present.Shape}, the update {next.Shape}. "
                + "Reduce the update to the statistic's shape.");
    }

    public Tensor[] Values(IReadOnlyList<ParameterSpec> specs) => [.. specs.Select(spec => _values[spec.Name])];

    private TraceException Unknown(string name) => new(
        $"network: no parameter '{name}' was declared. "
            + $"The nearest names are {NearestNames.List(name, _values.Keys)}. "
            + "Ask for the same parameters whatever the input and the mode are.");
}
