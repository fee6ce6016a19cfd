using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>Everything that training changes: both players, the generator's average and the counters.</summary>
internal sealed class GanState
{
    public GanState(GanModel model, GanMethod method, long seed)
    {
        ParameterSet generator = model.InitialiseGenerator(seed);
        Generator = new PlayerBuffers(model.Generator, generator, method.GeneratorOptimiser);
        Critic = new PlayerBuffers(model.Critic, model.InitialiseCritic(seed), method.CriticOptimiser);
        Average = method.AverageDecay > 0 ? generator.ToBuffers() : [];
        foreach (TensorBuffer parameter in Critic.Parameters)
        {
            parameter.Load(method.Penalty.Project(parameter.ToTensor()));
        }
    }

    public PlayerBuffers Generator { get; }

    public PlayerBuffers Critic { get; }

    /// <summary>The running average of the generator's parameters and statistics; empty without one.</summary>
    public TensorBuffer[] Average { get; }

    public long GeneratorUpdates { get; set; }

    /// <summary>Also the number of data batches used, as each update takes one.</summary>
    public long CriticUpdates { get; set; }

    /// <summary>All buffers under the names snapshots use.</summary>
    public IEnumerable<(string Name, TensorBuffer Buffer)> Named() =>
        Generator.Named("generator")
            .Concat(Critic.Named("critic"))
            .Concat(Generator.ValueNames.Select(name => $"generator_average.{name}").Zip(Average));

    /// <summary>The generator to use: its average where there is one.</summary>
    public ParameterSet BestGenerator() => Average.Length == 0
        ? Generator.ToValues()
        : new ParameterSet(Generator.ValueNames.Zip(Average, (name, buffer) => (name, buffer.ToTensor())));
}
