using Saddle.Games.Motions;
using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>
/// Everything that training changes: both players, what the dynamics remember, the generator's average, counters.
/// </summary>
internal sealed class GanState
{
    private readonly Dynamics _dynamics;
    private readonly string[] _memoryNames;

    public GanState(GanModel model, GanMethod method, long seed)
    {
        _dynamics = method.Dynamics;
        Rule = new OptimiserRule(model, method);
        ParameterSet generator = model.InitialiseGenerator(seed);
        Generator = new PlayerBuffers(model.Generator, generator, method.GeneratorOptimiser);
        Critic = new PlayerBuffers(model.Critic, model.InitialiseCritic(seed), method.CriticOptimiser);
        Average = method.AverageDecay > 0 ? generator.ToBuffers() : [];
        foreach (TensorBuffer parameter in Critic.Parameters)
        {
            parameter.Load(method.Penalty.Project(parameter.ToTensor()));
        }

        Games.Game game = GanGame.Of(model, method);
        Games.Point start = game.Point([.. Generator.Parameters.Concat(Critic.Parameters).Select(x => x.ToTensor())]);
        _memoryNames = [.. _dynamics.Memory(game).Select(spec => spec.Name)];
        Memory = [.. _dynamics.Begin(start).Select(TensorBuffer.From)];
        Motion motion = Motion.Begin(start, _dynamics, Rule);
        Shape = new TrainedTensors(
            motion, Placeholders(Generator.Statistics), Placeholders(Critic.Statistics), Placeholders(Average));
    }

    public PlayerBuffers Generator { get; }

    public PlayerBuffers Critic { get; }

    /// <summary>What the dynamics remember from step to step.</summary>
    public TensorBuffer[] Memory { get; }

    /// <summary>The running average of the generator's parameters and statistics; empty without one.</summary>
    public TensorBuffer[] Average { get; }

    /// <summary>How both players follow a direction.</summary>
    public OptimiserRule Rule { get; }

    /// <summary>Sorts a row of tensors like <see cref="All"/> out.</summary>
    public TrainedTensors Shape { get; }

    /// <summary>All buffers, in the order of <see cref="TrainedTensors.All"/>.</summary>
    public IReadOnlyList<TensorBuffer> All =>
    [
        .. Generator.Parameters, .. Critic.Parameters, .. Generator.Moments, .. Critic.Moments, .. Memory,
        .. Generator.Statistics, .. Critic.Statistics, .. Average,
    ];

    /// <summary>Steps of the dynamics so far; each moves the generator.</summary>
    public long GeneratorUpdates { get; set; }

    public long CriticUpdates { get; set; }

    /// <summary>Batches of data used.</summary>
    public long Batches { get; set; }

    /// <summary>Draws of random numbers without a batch: one for each turn of a generator that reads no data.</summary>
    public long Draws { get; set; }

    /// <summary>All buffers under the names snapshots use.</summary>
    public IEnumerable<(string Name, TensorBuffer Buffer)> Named() =>
        Generator.Named("generator")
            .Concat(Critic.Named("critic"))
            .Concat(_memoryNames.Select(name => $"dynamics.{name}").Zip(Memory))
            .Concat(Generator.ValueNames.Select(name => $"generator_average.{name}").Zip(Average));

    /// <summary>The generator to use: its average where there is one, else the dynamics' solution.</summary>
    public ParameterSet BestGenerator() => Average.Length > 0
        ? new ParameterSet(Generator.ValueNames.Zip(Average, (name, buffer) => (name, buffer.ToTensor())))
        : new ParameterSet(Generator.ValueNames.Zip(
            Shape.Read([.. All.Select(buffer => buffer.ToTensor())]).Solution(_dynamics)));

    private static Tensor[] Placeholders(TensorBuffer[] buffers) => [.. buffers.Select(buffer => buffer.ToTensor())];
}
