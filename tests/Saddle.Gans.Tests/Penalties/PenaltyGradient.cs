using Saddle.Gans.Penalties;
using Saddle.Nn;

namespace Saddle.Gans.Tests.Penalties;

/// <summary>The gradient of a penalty in the critic's parameters, against central differences in float64.</summary>
internal sealed class PenaltyGradient
{
    private const int Examples = 4;
    private readonly CompiledFunction _function;
    private readonly double _step;

    public PenaltyGradient(Penalty penalty, Layer critic, Shape sample, double step, long seed = 1)
    {
        Network = Network.Declare(critic, sample, ElementType.Float64);
        ParameterSet start = Network.Initialise((ulong)seed, ElementType.Float64);
        var random = new RandomStream(Tensor.Of(seed, 7L), ElementType.Float64, 100);
        Values = [.. start.Select(Network.Parameters).Select(value =>
            TensorBuffer.From(value + 0.1 * random.Normal(value.Shape)))];
        Tensor real = TensorBuffer.From(random.Normal([Examples, .. sample])).ToTensor();
        Tensor fake = TensorBuffer.From(random.Normal([Examples, .. sample])).ToTensor();
        Tensor Penalty(IReadOnlyList<Tensor> parameters) => penalty.Of(
            x => Network.Apply(parameters, [], x, training: true).Output.Reshape(Examples), real, fake,
            new RandomStream(Tensor.Of(seed, 3L), ElementType.Float64));
        _function = Compiler.Compile(
            xs =>
            {
                (Tensor value, Tensor[] gradient) = Derivative.ValueAndGradient(Penalty)(xs);
                return [value, .. gradient];
            },
            [.. Values.Select(value => new TensorSpec(value.Shape, value.Type))]);
        for (int i = 0; i < Values.Length; i++)
        {
            _function.Bind(i, Values[i]);
        }

        _step = step;
    }

    public Network Network { get; }

    public TensorBuffer[] Values { get; }

    public double[] Gradient(string name)
    {
        _function.Run();
        int index = Network.Parameters.Select(spec => spec.Name).ToList().IndexOf(name);
        return _function.Outputs[1 + index].Span<double>().ToArray();
    }

    /// <summary>The largest error of a parameter's sampled elements, relative to its largest gradient.</summary>
    public double WorstRelativeError(int mostElements = 24)
    {
        double worst = 0;
        for (int i = 0; i < Values.Length; i++)
        {
            _function.Run();
            double[] exact = _function.Outputs[1 + i].Span<double>().ToArray();
            double largest = Math.Max(1e-3, exact.Max(Math.Abs));
            int stride = Math.Max(1, exact.Length / mostElements);
            for (int element = 0; element < exact.Length; element += stride)
            {
                worst = Math.Max(worst, Math.Abs(exact[element] - Numeric(i, element)) / largest);
            }
        }

        return worst;
    }

    private double Numeric(int parameter, int element)
    {
        double kept = Values[parameter].Span<double>()[element];
        double above = At(kept + _step);
        double below = At(kept - _step);
        Values[parameter].Span<double>()[element] = kept;
        return (above - below) / (2 * _step);

        double At(double value)
        {
            Values[parameter].Span<double>()[element] = value;
            _function.Run();
            return _function.Outputs[0].Span<double>()[0];
        }
    }
}
