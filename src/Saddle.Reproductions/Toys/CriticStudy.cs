using Saddle.Gans;
using Saddle.Gans.Training;
using Saddle.Nn;

namespace Saddle.Reproductions.Toys;

/// <summary>
/// A critic trained between two given distributions: what a critic learns, without a generator in the way.
/// </summary>
internal sealed class CriticStudy
{
    private readonly CompiledFunction _update;
    private readonly TensorBuffer _key = new([2], ElementType.Int64);
    private readonly TensorBuffer _rate = new([]);
    private long _updates;

    public CriticStudy(Layer layer, Shape sample, GanMethod method, int batch, long seed, int threads)
    {
        Network = Network.Declare(layer, sample);
        Critic = new PlayerBuffers(
            Network, Network.Initialise(RandomStreams.SeedOf(seed, RandomStreams.CriticWeights)),
            method.CriticOptimiser);
        Real = new TensorBuffer([batch, .. sample]);
        Fake = new TensorBuffer([batch, .. sample]);
        (_key.Span<long>()[0], _rate.Span<float>()[0]) = (seed, (float)method.CriticRate.At(0));
        var inputs = new InputList();
        Range parameters = inputs.Add(Critic.Parameters), statistics = inputs.Add(Critic.Statistics);
        Range moments = inputs.Add(Critic.Moments);
        int carried = inputs.Count;
        inputs.Add(Real, Fake, _key, _rate);
        _update = inputs.Compile(
            xs =>
            {
                Tensor[] rest = xs[carried..];
                CriticMeasures Measure(IReadOnlyList<Tensor> at) => new CriticLoss(Network, method).Between(
                    at, xs[statistics], rest[0], rest[1], null, new SampleRandom(rest[2], rest[0].Type, 0));
                Tensor[] gradient = Derivative.Gradient(at => Measure(at).Loss)(xs[parameters]);
                OptimiserStep step = method.CriticOptimiser.Update(xs[parameters], gradient, xs[moments], rest[3]);
                CriticMeasures measured = Measure(xs[parameters]);
                return
                [
                    .. step.Parameters.Select(method.Penalty.Project), .. measured.Statistics, .. step.State,
                    measured.Row,
                ];
            },
            carried,
            new TrainerSettings(Threads: threads).ToCompilerOptions());
    }

    public Network Network { get; }

    public PlayerBuffers Critic { get; }

    /// <summary>The real batch of the next update, to be filled by the caller.</summary>
    public TensorBuffer Real { get; }

    /// <summary>The generated batch of the next update, to be filled by the caller.</summary>
    public TensorBuffer Fake { get; }

    /// <summary>The estimate of the last update.</summary>
    public double Estimate => _update.Outputs[^1].Span<float>()[1];

    public void Update()
    {
        _key.Span<long>()[1] = _updates++;
        _update.Run();
    }

    /// <summary>The mean score of some examples.</summary>
    /// <param name="examples">[n, ..sample].</param>
    public double MeanScore(Tensor examples) => Network.Apply(Critic.ToValues(), examples).Mean().ToScalar();
}
