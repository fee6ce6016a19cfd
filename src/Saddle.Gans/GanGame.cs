using Saddle.Data;
using Saddle.Games;
using Saddle.Gans.Training;
using Saddle.Nn;

namespace Saddle.Gans;

/// <summary>
/// A model and a method as a differentiable game of two: player 0 is the generator, player 1 the critic.
/// </summary>
/// <remarks>
/// <para>
/// Parameters are named <c>generator.…</c> and <c>critic.…</c>, as in snapshots. On one sample both losses see the same
/// real batch, latents and noise. Nothing is detached: the field is what training follows, as each player's gradient is
/// in its own parameters only, and its Jacobian has all blocks. The examples a penalty looks at are constants of the
/// critic's own gradient, since it does not make them, and move with the generator in the Jacobian.
/// </para>
/// <para>
/// Batch normalisation uses the statistics of each batch, through which both losses are differentiated; or, where
/// frozen, the given running ones as constants.
/// </para>
/// </remarks>
public sealed class GanGame
{
    /// <summary>The generator's number among the players.</summary>
    public const int Generator = 0;

    /// <summary>The critic's number among the players.</summary>
    public const int Critic = 1;

    private readonly GanModel _model;
    private readonly ElementType _type;

    /// <summary>States the game.</summary>
    /// <param name="model">The networks.</param>
    /// <param name="method">Objective, penalty and instance noise; the rest is no part of the game.</param>
    /// <param name="batch">Examples per sample; at least 1.</param>
    /// <param name="type">Float64 to analyse, Float32 to train.</param>
    /// <param name="frozen">
    /// Running statistics to use as constants, by the names of snapshots; dropout is off then. Null for those of each
    /// batch.
    /// </param>
    /// <param name="step">The generator update whose instance noise to use.</param>
    /// <exception cref="ConfigurationException">The penalty does not fit the critic.</exception>
    /// <exception cref="ArgumentException">A frozen statistic is missing.</exception>
    public GanGame(GanModel model, GanMethod method, int batch, ElementType type = ElementType.Float64,
        ParameterSet? frozen = null, long step = 0)
    {
        method.Check(model);
        (_model, _type) = (model, type);
        IReadOnlyList<Tensor> Statistics(Network network, string player) =>
            [.. network.Statistics.Select(
                spec => frozen is null ? Zeros(spec) : Converted(frozen[$"{player}.{spec.Name}"]))];
        var losses = new GanLosses(
            model, method, Statistics(model.Generator, "generator"), Statistics(model.Critic, "critic"))
        {
            IsFrozen = frozen is not null,
            ScoresApart = true,
            Noise = Tensor.Scalar(method.InstanceNoise?.At(step) ?? 0, type),
        };
        Game = Of(losses, Shape.Create([batch, .. model.Sample]), type);
    }

    /// <summary>Players, parameters and losses.</summary>
    public Game Game { get; }

    /// <summary>A point from the networks' values, converted to the game's element type.</summary>
    /// <param name="values">All parameters under their names in snapshots; what else there is does not matter.</param>
    /// <exception cref="ArgumentException">A parameter is missing.</exception>
    /// <exception cref="ShapeException">A parameter has another shape.</exception>
    public Point Point(ParameterSet values) =>
        Game.Point([.. Game.Parameters.Select(parameter => Converted(values[parameter.Name]))]);

    /// <summary>A batch of data with random numbers of its own.</summary>
    /// <param name="data">Real examples.</param>
    /// <param name="step">The number of the batch, and of the random numbers.</param>
    /// <param name="seed">Decides the random numbers, together with the element type.</param>
    /// <exception cref="ConfigurationException">The data's examples or classes are not the model's.</exception>
    public Sample Sample(IBatchSource data, long step, long seed = 0)
    {
        TensorBuffer[] buffers = [.. Game.Data.Select(spec => new TensorBuffer(spec.Shape, spec.Type))];
        Filling(data)(step, buffers);
        return new Sample(Tensor.Of(seed, step), [.. buffers.Select(buffer => buffer.ToTensor())]);
    }

    /// <summary>Fills minibatches from data, as <see cref="Trajectory.Fill"/> wants it.</summary>
    /// <inheritdoc cref="Sample"/>
    public Action<long, IReadOnlyList<TensorBuffer>> Filling(IBatchSource data)
    {
        Trainer.RequireFit(_model, data);
        var real = new TensorBuffer(Game.Data[0].Shape);
        return (step, buffers) =>
        {
            data.Fill(step, [real, .. buffers.Skip(1)]);
            buffers[0].Load(Converted(real.ToTensor()));
        };
    }

    /// <summary>Who plays with what; the losses are not to be asked, as they know no running statistics.</summary>
    internal static Game Of(GanModel model, GanMethod method) =>
        Of(new GanLosses(model, method, [], []), [1, .. model.Sample], ElementType.Float32);

    /// <summary>The game of given losses.</summary>
    /// <param name="losses">What the players minimise.</param>
    /// <param name="real">The shape of a real batch.</param>
    /// <param name="type">The element type of points and real batches.</param>
    internal static Game Of(GanLosses losses, Shape real, ElementType type)
    {
        static Parameter[] Owned(Network network, string player) =>
            [.. network.Parameters.Select(spec => new Parameter($"{player}.{spec.Name}", spec.Shape))];
        TensorSpec[] labels = losses.Model.Classes > 0 ? [new([real[0]], ElementType.Int64, "labels")] : [];
        return new Game(
            "gan",
            new Player("generator", Owned(losses.Model.Generator, "generator"),
                (at, sample) => losses.OfGenerator(at.Of(Generator), at.Of(Critic), sample).Loss),
            new Player("critic", Owned(losses.Model.Critic, "critic"),
                (at, sample) => losses.OfCritic(at.Of(Generator), at.Of(Critic), sample).Loss))
        {
            Data = [new(real, type, "real"), .. labels],
            IsStochastic = true,
        };
    }

    private Tensor Zeros(ParameterSpec spec) => Tensor.Zeros(spec.Shape, _type);

    private Tensor Converted(Tensor value) => (value.Type, _type) switch
    {
        (ElementType.Float32, ElementType.Float64) =>
            Tensor.FromArray(Array.ConvertAll(value.ToArray<float>(), x => (double)x), value.Shape),
        (ElementType.Float64, ElementType.Float32) =>
            Tensor.FromArray(Array.ConvertAll(value.ToArray<double>(), x => (float)x), value.Shape),
        _ => value,
    };
}
