using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>One player's state between updates, in memory that its compiled updates write to.</summary>
internal sealed class PlayerBuffers
{
    public PlayerBuffers(Network network, ParameterSet values, Optimiser optimiser)
    {
        Network = network;
        Parameters = [.. values.Select(network.Parameters).Select(TensorBuffer.From)];
        Statistics = [.. values.Select(network.Statistics).Select(TensorBuffer.From)];
        ParameterSet moments = optimiser.InitialState(network.Parameters);
        MomentNames = moments.Names;
        Moments = moments.ToBuffers();
    }

    public Network Network { get; }

    public TensorBuffer[] Parameters { get; }

    public TensorBuffer[] Statistics { get; }

    public TensorBuffer[] Moments { get; }

    private IReadOnlyList<string> MomentNames { get; }

    /// <summary>What a pass through the network reads.</summary>
    public IEnumerable<TensorBuffer> Values => Parameters.Concat(Statistics);

    /// <summary>Names of <see cref="Values"/>, in order.</summary>
    public IEnumerable<string> ValueNames => Network.Parameters.Concat(Network.Statistics).Select(spec => spec.Name);

    /// <summary>All buffers under the names snapshots use.</summary>
    public IEnumerable<(string Name, TensorBuffer Buffer)> Named(string player) =>
        ValueNames.Select(name => $"{player}.{name}").Zip(Values)
            .Concat(MomentNames.Select(name => $"{player}_optimiser.{name}").Zip(Moments));

    /// <summary>A copy of parameters and statistics by name.</summary>
    public ParameterSet ToValues() => new(ValueNames.Zip(Values, (name, buffer) => (name, buffer.ToTensor())));
}
