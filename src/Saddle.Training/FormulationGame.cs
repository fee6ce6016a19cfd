using Saddle.Data;
using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Nn;
using Saddle.Settings;

namespace Saddle.Training;

/// <summary>A formulation as a differentiable game, to be followed and analysed.</summary>
/// <remarks>
/// <para>
/// Parameters are named <c>role.…</c>, as in snapshots. On one sample all losses see the same batch and the same random
/// numbers. Nothing is detached: the field is what training follows, as each player's gradient is in its own parameters
/// only, and its Jacobian has all blocks.
/// </para>
/// <para>
/// Batch normalisation uses the statistics of each batch, through which losses are differentiated; or, where frozen,
/// the given running ones as constants.
/// </para>
/// </remarks>
public sealed class FormulationGame
{
    private readonly Examples _examples;
    private readonly ElementType _type;

    /// <summary>States the game.</summary>
    /// <param name="formulation">Networks and losses.</param>
    /// <param name="examples">The data they are for.</param>
    /// <param name="batch">Examples per sample; at least 1.</param>
    /// <param name="type">Float64 to analyse, Float32 to train.</param>
    /// <param name="frozen">
    /// Running statistics to use as constants, by the names of snapshots; dropout is off then. Null for those of each
    /// batch.
    /// </param>
    /// <param name="step">The step whose <see cref="Formulation.Scalars"/> to use.</param>
    /// <exception cref="ConfigurationException">The formulation does not fit the data or itself.</exception>
    /// <exception cref="ArgumentException">A frozen statistic is missing.</exception>
    public FormulationGame(Formulation formulation, Examples examples, int batch,
        ElementType type = ElementType.Float64, ParameterSet? frozen = null, long step = 0)
    {
        (_examples, _type) = (examples, type);
        Cast = new Cast(formulation, examples);
        Dictionary<string, IReadOnlyList<Tensor>> statistics = Cast.Roles.ToDictionary(
            role => role.Name,
            role => (IReadOnlyList<Tensor>)
            [
                .. role.Network.Statistics.Select(spec => frozen is null
                    ? Tensor.Zeros(spec.Shape, type)
                    : Converted(frozen[$"{role.Name}.{spec.Name}"])),
            ],
            StringComparer.Ordinal);
        Tensor[] scalars =
        [
            .. formulation.Scalars.Select(entry => Tensor.Scalar(entry.Schedule.At(entry.First, step), type)),
        ];
        var mode = new PlayMode(role => statistics[role], scalars) { IsFrozen = frozen is not null, KeepsApart = true };
        Game = Cast.Game(mode, batch, type);
    }

    /// <summary>Players, parameters and losses.</summary>
    public Game Game { get; }

    internal Cast Cast { get; }

    /// <summary>The number of a player.</summary>
    /// <exception cref="ConfigurationException">There is no such player.</exception>
    public int Player(string name) => Cast.PlayerAt(name);

    /// <summary>How the players follow a direction when they move in a way.</summary>
    /// <param name="moves">Their optimisers; the dynamics do not matter.</param>
    public StepRule Rule(Moves moves) => new MoverRule(Cast, moves);

    /// <summary>The networks' initial values under their names in snapshots, in the game's element type.</summary>
    /// <param name="seed">The run's seed: training with it begins there.</param>
    public ParameterSet Initial(long seed) => new(Cast.Roles.SelectMany((role, i) =>
        role.Network.Initialise(PlayRandom.SeedOf(seed, i), _type).Prefixed(role.Name).Pairs()));

    /// <summary>A point from the networks' values, converted to the game's element type.</summary>
    /// <param name="values">All parameters under their names in snapshots; what else there is does not matter.</param>
    /// <exception cref="ArgumentException">A parameter is missing.</exception>
    /// <exception cref="ShapeException">A parameter has another shape.</exception>
    public Point Point(ParameterSet values) =>
        Game.Point([.. Game.Parameters.Select(parameter => Converted(values[parameter.Name]))]);

    /// <summary>A batch of data with random numbers of its own.</summary>
    /// <param name="data">Examples.</param>
    /// <param name="step">The number of the batch, and of the random numbers.</param>
    /// <param name="seed">Decides the random numbers, together with the element type.</param>
    /// <exception cref="ConfigurationException">The data's examples or classes are not the formulation's.</exception>
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
        DataFit.Require(Cast, _examples, data);
        TensorBuffer[] batch =
        [
            .. Cast.Parts.Zip(Game.Data, (part, spec) => new TensorBuffer(spec.Shape, part.Type)),
        ];
        return (step, buffers) =>
        {
            data.Fill(step, batch);
            for (int i = 0; i < batch.Length; i++)
            {
                buffers[i].Load(Converted(batch[i].ToTensor()));
            }
        };
    }

    private Tensor Converted(Tensor value) => (value.Type, _type) switch
    {
        (ElementType.Float32, ElementType.Float64) =>
            Tensor.FromArray(Array.ConvertAll(value.ToArray<float>(), x => (double)x), value.Shape),
        (ElementType.Float64, ElementType.Float32) =>
            Tensor.FromArray(Array.ConvertAll(value.ToArray<double>(), x => (float)x), value.Shape),
        _ => value,
    };
}
