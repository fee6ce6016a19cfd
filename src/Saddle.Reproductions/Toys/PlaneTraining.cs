using Saddle.Data;
using Saddle.Data.Points;
using Saddle.Distances;
using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Toys;

/// <summary>A fully connected GAN on a distribution of the plane, and how far its samples are from the data.</summary>
internal sealed class PlaneTraining : IDisposable
{
    private readonly PointDistribution _data;
    private readonly long _seed;
    private readonly int _threads;

    public PlaneTraining(PointDistribution data, ToyMethod method, Adversarial networks, LearnerSettings settings)
    {
        (_data, _seed, _threads) = (data, settings.Seed, settings.Threads);
        Formulation = method.On(networks);
        Learner = Formulation.Learner(new PointStream(data, (ulong)_seed), method.Moves, settings);
    }

    public Adversarial Formulation { get; }

    public GameLearner Learner { get; }

    /// <summary>Three hidden layers and two latent numbers, as in the toy code of Gulrajani et al. 2017.</summary>
    public static Adversarial Networks(int width) =>
        new Mlp { Width = width }.Formulation(new ModelSizes([2], LatentSize: 2));

    /// <summary>Starts the generator's output around another point than the origin.</summary>
    public void StartAt(float x, float y)
    {
        Span<float> bias = Learner.State
            .Last(entry => entry.Name.StartsWith("generator.", StringComparison.Ordinal)).Buffer.Span<float>();
        (bias[0], bias[1]) = (x, y);
    }

    public PointSet Samples(int count) => new(new Generator(Formulation, Learner.Best(Adversarial.Generator), _threads)
        .Sample(count, _seed).ToArray<float>(), 2);

    /// <summary>Fresh data, not those trained on.</summary>
    public PointSet Real(int count)
    {
        TensorBuffer points = new PointStream(_data, (ulong)_seed, stream: 1).Draw(step: 0, count)[0];
        return new PointSet(points.Span<float>().ToArray(), 2);
    }

    public double SlicedDistance(int count = 2500) =>
        SlicedWasserstein.Between(Samples(count), Real(count), directions: 200, seed: 0);

    /// <summary>Exact optimal transport on small samples.</summary>
    public double ExactDistance(int count = 256) => WassersteinDistance.Between(Samples(count), Real(count));

    public ModeCoverage Coverage(double radius, double minimumShare = 0.2, int count = 2500) => ModeCoverage.Of(
        Samples(count),
        new PointSet([.. _data.Centres.SelectMany(centre => (double[])[centre.X, centre.Y])], 2),
        radius,
        minimumShare);

    public void Dispose() => Learner.Dispose();
}
