using Saddle.Testing;

namespace Saddle.Nn.Tests.Layers;

/// <summary>A layer with random float64 input and parameters, to hold its output against plain loops.</summary>
internal sealed class LayerTrial
{
    private readonly long[]? _labels;

    public LayerTrial(Layer layer, Shape x, long[]? labels = null)
    {
        _labels = labels;
        Network = Network.Declare(layer, Shape.Create(x.Sizes[1..]), ElementType.Float64);
        XShape = x;
        X = Numbers.Between(-2, 2, x.Count, seed: 5);
        IEnumerable<ParameterSpec> specs = Network.Parameters.Concat(Network.Statistics);
        Values = new ParameterSet(specs.Select((spec, i) =>
            (spec.Name, Tensor.FromArray(Numbers.Between(0.2, 1.5, spec.Shape.Count, seed: 50 + i), spec.Shape))));
    }

    public Network Network { get; }

    public Shape XShape { get; }

    public double[] X { get; }

    public ParameterSet Values { get; }

    /// <summary>The values of a parameter or statistic.</summary>
    public double[] this[string name] => Values[name].ToArray<double>();

    public double[] Output(bool training = false) => Apply(training).Output.ToArray<double>();

    public Shape OutputShape => Apply(training: false).Output.Shape;

    /// <summary>A statistic's value after a training pass.</summary>
    public double[] Updated(string name)
    {
        int position = Network.Statistics.Select(spec => spec.Name).ToList().IndexOf(name);
        return Apply(training: true).Statistics[position].ToArray<double>();
    }

    /// <summary>The layer as a function of its input and its parameters, ready for checks of its derivatives.</summary>
    public DerivativeCheck Derivatives(bool training = true)
    {
        Shape[] shapes = [XShape, .. Network.Parameters.Select(spec => spec.Shape)];
        double[][] point = [X, .. Network.Parameters.Select(spec => this[spec.Name])];
        return new DerivativeCheck(xs => Apply([.. xs.Skip(1)], xs[0], training).Output, shapes, point);
    }

    private NetworkResult Apply(bool training) =>
        Apply(Values.Select(Network.Parameters), Tensor.FromArray(X, XShape), training);

    private NetworkResult Apply(Tensor[] parameters, Tensor x, bool training)
    {
        var random = new RandomStream(Tensor.Of(1L, 2L), ElementType.Float64);
        Tensor? labels = _labels is null ? null : Tensor.Of(_labels);
        return Network.Apply(parameters, Values.Select(Network.Statistics), x, training, labels, random);
    }
}
