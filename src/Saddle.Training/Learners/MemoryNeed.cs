using System.Globalization;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Nn;
using Saddle.Settings;

namespace Saddle.Training.Learners;

/// <summary>What a training holds in memory at least, told before any of it is asked for.</summary>
/// <param name="cast">Who plays.</param>
/// <param name="batch">Examples per update.</param>
/// <param name="memory">Bytes that there are.</param>
internal sealed class MemoryNeed(Cast cast, int batch, long memory)
{
    private const int FloatBytes = sizeof(float);

    private readonly double _parameters = cast.Roles.Sum(role => Count(role.Network.Parameters));
    private double _state;

    /// <summary>Of this machine, or of the container that the program runs in.</summary>
    public static MemoryNeed On(Cast cast, int batch) =>
        new(cast, batch, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Refuses parameters and examples that do not fit, whatever is done with them.</summary>
    /// <exception cref="ConfigurationException">They need more than there is.</exception>
    public void RequireParameters()
    {
        // Initial values stay as the shape of the motion, beside the values that move.
        Require(2 * _parameters + Batch(), "parameters");
        if (_parameters > int.MaxValue)
        {
            throw new ConfigurationException("training: the networks are too large. They have "
                + $"{Text(_parameters)} parameters, a game has at most {Text(int.MaxValue)}. Choose smaller networks.");
        }
    }

    /// <summary>The same with all that training remembers.</summary>
    /// <param name="rule">What optimisers remember.</param>
    /// <param name="dynamics">What they remember.</param>
    /// <param name="averaged">The roles of which averages are kept.</param>
    /// <exception cref="ConfigurationException">They need more than there is.</exception>
    public void RequireState(StepRule rule, Dynamics dynamics, IReadOnlyList<Role> averaged)
    {
        double remembered = cast.Players.Index().Sum(player => Count(rule.State(cast.Bare, player.Index)))
            + Count(dynamics.Memory(cast.Bare));
        double kept = cast.Roles.Concat(averaged).Sum(role => Count(role.Network.Statistics))
            + averaged.Sum(role => Count(role.Network.Parameters));
        _state = 2 * (_parameters + remembered) + kept;
        Require(_state + Batch(), "parameters with what their optimisers and averages remember");
    }

    /// <summary>The same with the results in between that programs hold.</summary>
    /// <param name="programs">Bytes of the largest.</param>
    /// <exception cref="ConfigurationException">They need more than there is.</exception>
    public void RequirePrograms(long programs) => Require(
        _state + Batch() + (double)programs / FloatBytes,
        "parameters, batches and the results between them");

    private void Require(double numbers, string what)
    {
        double bytes = numbers * FloatBytes;
        if (bytes > memory)
        {
            throw new ConfigurationException("training: the memory does not suffice. "
                + $"{Text(_parameters)} {what} at a batch of {Text(batch)} need at least {Text(bytes / 1e6)} MB, there "
                + $"are {Text(memory / 1e6)} MB. Choose smaller networks, smaller examples or a smaller batch.");
        }
    }

    private double Batch() => cast.Parts.Sum(part => (double)part.Shape.Count) * batch;

    private static double Count(IEnumerable<ParameterSpec> specs) => specs.Sum(spec => (double)spec.Shape.Count);

    private static double Count(IEnumerable<Parameter> kept) => kept.Sum(entry => (double)entry.Shape.Count);

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
