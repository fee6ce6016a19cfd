using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Toys;

/// <summary>
/// A critic trained between two given distributions: what a critic learns, without a generator in the way.
/// </summary>
internal sealed class CriticStudy
{
    private const uint WeightStream = 4 << 16;
    private const int ScoresStream = 1 << 14;
    private readonly CompiledFunction _update;
    private readonly ToyMethod _method;
    private readonly ParameterSet _initial;
    private readonly TensorBuffer[] _values;
    private readonly TensorBuffer _key = new([2], ElementType.Int64);
    private readonly TensorBuffer _rate = new([]);
    private long _updates;

    public CriticStudy(Layer layer, Shape sample, ToyMethod method, int batch, long seed, int threads)
    {
        _method = method;
        Network = Network.Declare(layer, sample);
        _initial = Network.Initialise(CounterRandom.Bits(unchecked((ulong)seed), WeightStream, 0, 0));
        _values = _initial.ToBuffers();
        Real = new TensorBuffer([batch, .. sample]);
        Fake = new TensorBuffer([batch, .. sample]);
        (_key.Span<long>()[0], _rate.Span<float>()[0]) = (seed, (float)method.Mover.Rate);
        TensorBuffer[] inputs =
        [
            .. _values, .. method.Mover.Optimiser.InitialState(Network.Parameters).ToBuffers(), Real, Fake, _key, _rate,
        ];
        _update = Compiler.Compile(
            Update,
            [.. inputs.Select(buffer => new TensorSpec(buffer.Shape, buffer.Type))],
            carried: inputs.Length - 4,
            new LearnerSettings(Threads: threads).ToCompilerOptions());
        for (int i = 0; i < inputs.Length; i++)
        {
            _update.Bind(i, inputs[i]);
        }
    }

    public Network Network { get; }

    /// <summary>The real batch of the next update, to be filled by the caller.</summary>
    public TensorBuffer Real { get; }

    /// <summary>The generated batch of the next update, to be filled by the caller.</summary>
    public TensorBuffer Fake { get; }

    /// <summary>The estimate of the last update.</summary>
    public double Estimate => _update.Outputs[^1].Span<float>()[0];

    /// <summary>The critic's present values.</summary>
    public ParameterSet Values => _initial.With(_values);

    public void Update()
    {
        _key.Span<long>()[1] = _updates++;
        _update.Run();
    }

    /// <summary>The mean score of some examples.</summary>
    /// <param name="examples">[n, ..sample].</param>
    public double MeanScore(Tensor examples) => Network.Apply(Values, examples).Mean().ToScalar();

    private IReadOnlyList<Tensor> Update(IReadOnlyList<Tensor> xs)
    {
        int parameters = Network.Parameters.Count, values = _values.Length;
        Tensor[] at = [.. xs.Take(parameters)], statistics = [.. xs.Take(values).Skip(parameters)];
        Tensor[] gradient = Derivative.Gradient(point => Measure(point, statistics, xs).Loss)(at);
        OptimiserStep step = _method.Mover.Optimiser.Update(at, gradient, [.. xs.Skip(values).SkipLast(4)], xs[^1]);
        (_, Tensor estimate, IReadOnlyList<Tensor> next) = Measure(at, statistics, xs);
        return
        [
            .. step.Parameters.Select(_method.Penalty.Project), .. next, .. step.State, estimate.Reshape(1),
        ];
    }

    private (Tensor Loss, Tensor Estimate, IReadOnlyList<Tensor> Statistics) Measure(
        IReadOnlyList<Tensor> at, IReadOnlyList<Tensor> statistics, IReadOnlyList<Tensor> xs)
    {
        (Tensor real, Tensor fake, Tensor key) = (xs[^4], xs[^3], xs[^2]);
        RandomStream ForLayers() => new(key, real.Type, ScoresStream);
        NetworkResult Score(Tensor x, IReadOnlyList<Tensor> before)
        {
            NetworkResult result = Network.Apply(at, before, x, training: true, random: ForLayers());
            return result with { Output = result.Output.Reshape(x.Shape[0]) };
        }

        // Batch statistics of both kinds together would tell each example which kind its neighbours are.
        bool mixes = Network.MixingLayers.Count > 0;
        NetworkResult first = Score(mixes ? real : Tensor.Concat(0, real, fake), statistics);
        NetworkResult second = mixes ? Score(fake, first.Statistics) : first;
        int n = real.Shape[0];
        Tensor ofReal = mixes ? first.Output : first.Output.Slice(0, 0, n);
        Tensor ofFake = mixes ? second.Output : first.Output.Slice(0, n, n);
        PenaltyTerm term = _method.Penalty.Term(
            x => Score(x, statistics).Output, real, fake, new RandomStream(key, real.Type));
        return ((_method.Objective.CriticLoss(ofReal, ofFake) + term.Loss).Mean(),
            _method.Objective.Estimate(ofReal, ofFake).Mean(), second.Statistics);
    }
}
