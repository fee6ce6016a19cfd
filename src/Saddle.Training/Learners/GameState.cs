using Saddle.Games;
using Saddle.Games.Motions;
using Saddle.Nn;
using Saddle.Settings;

namespace Saddle.Training.Learners;

/// <summary>
/// Everything that training changes: all roles' values, what optimisers and dynamics remember, averages, counters.
/// </summary>
internal sealed class GameState
{
    private readonly Cast _cast;
    private readonly Dynamics _dynamics;
    private readonly Role[] _averaged;
    private readonly TensorBuffer _counters = new([3], ElementType.Int64);
    private readonly TensorBuffer _updates;
    private readonly TensorBuffer[] _statistics;
    private readonly TensorBuffer[] _averages;

    /// <exception cref="ConfigurationException">The machine has less memory than this needs.</exception>
    public GameState(Cast cast, Moves moves, Dynamics dynamics, long seed, MemoryNeed need)
    {
        (_cast, _dynamics, Rule) = (cast, dynamics, new MoverRule(cast, moves));
        _averaged = moves.AverageDecay > 0
            ? [.. cast.Formulation.Averaged.Select(name => cast[name])]
            : [];
        need.RequireParameters();
        need.RequireState(Rule, dynamics, _averaged);
        _updates = new TensorBuffer([cast.Players.Count], ElementType.Int64);
        ParameterSet[] initial =
        [
            .. cast.Roles.Select((role, i) => role.Network.Initialise(PlayRandom.SeedOf(seed, i))),
        ];
        Point start = cast.Bare.Point([.. cast.Players.SelectMany((player, number) => Rule.Projected(number,
        [
            .. cast.Roles.Zip(initial).Where(entry => entry.First.Player == player)
                .SelectMany(entry => entry.Second.Select(entry.First.Network.Parameters)),
        ]))]);
        Shape = Motion.Begin(start, dynamics, Rule);
        Moving = [.. Shape.All.Select(TensorBuffer.From)];
        _statistics =
        [
            .. cast.Roles.Zip(initial).SelectMany(entry => entry.Second.Select(entry.First.Network.Statistics))
                .Select(TensorBuffer.From),
        ];
        _averages =
        [
            .. _averaged.SelectMany(role => initial[cast.Roles.ToList().IndexOf(role)].ToBuffers()),
        ];
        Named = Names();
    }

    /// <summary>How players follow a direction.</summary>
    public MoverRule Rule { get; }

    /// <summary>A motion with the tensors' shapes.</summary>
    public Motion Shape { get; }

    /// <summary>Parameters, optimisers' state, dynamics' memory: in the order of <see cref="Motion.All"/>.</summary>
    public IReadOnlyList<TensorBuffer> Moving { get; }

    /// <summary>Running statistics, role by role, then the averages.</summary>
    public IReadOnlyList<TensorBuffer> Kept => [.. _statistics, .. _averages];

    /// <summary>How many of <see cref="Kept"/> are statistics.</summary>
    public int StatisticsCount => _statistics.Length;

    /// <summary>Whether there are averages.</summary>
    public bool HasAverages => _averages.Length > 0;

    /// <summary>All buffers under the names snapshots use; counters first.</summary>
    public IReadOnlyList<NamedBuffer> Named { get; }

    /// <summary>Steps of the dynamics so far.</summary>
    public ref long Steps => ref _counters.Span<long>()[0];

    /// <summary>Batches of data used.</summary>
    public ref long Batches => ref _counters.Span<long>()[1];

    /// <summary>Samples of random numbers alone: one for each turn that reads no data.</summary>
    public ref long Draws => ref _counters.Span<long>()[2];

    /// <summary>Updates each player has had.</summary>
    public Span<long> Updates => _updates.Span<long>();

    /// <summary>The statistics of a role among those of all.</summary>
    public IReadOnlyList<Tensor> StatisticsOf(string role, IReadOnlyList<Tensor> all)
    {
        int first = 0;
        foreach (Role known in _cast.Roles)
        {
            int count = known.Network.Statistics.Count;
            if (known.Name == role)
            {
                return [.. all.Skip(first).Take(count)];
            }

            first += count;
        }

        return [];
    }

    /// <summary>The dynamics' solution of the averaged roles: parameters, then statistics, role by role.</summary>
    public IReadOnlyList<Tensor> Solution(Motion motion, IReadOnlyList<Tensor> statistics)
    {
        Point solution = _dynamics.Solution(motion);
        return
        [
            .. _averaged.SelectMany(role =>
                _cast.Parameters(solution, role.Name).Concat(StatisticsOf(role.Name, statistics))),
        ];
    }

    /// <summary>A role's parameters and statistics. A copy.</summary>
    public ParameterSet Values(string role) => new(ValueNames(_cast[role])
        .Select(name => (name, Find($"{role}.{name}").ToTensor())));

    /// <summary>A role's values to use: their average, or else the dynamics' solution. A copy.</summary>
    public ParameterSet Best(string role)
    {
        if (_averaged.Any(averaged => averaged.Name == role))
        {
            return new ParameterSet(ValueNames(_cast[role])
                .Select(name => (name, Find($"{role}_average.{name}").ToTensor())));
        }

        Motion now = Shape.Read([.. Moving.Select(buffer => buffer.ToTensor())]);
        IReadOnlyList<Tensor> statistics = StatisticsOf(role, [.. _statistics.Select(buffer => buffer.ToTensor())]);
        return new ParameterSet(ValueNames(_cast[role])
            .Zip(_cast.Parameters(_dynamics.Solution(now), role).Concat(statistics)));
    }

    private static IEnumerable<string> ValueNames(Role role) =>
        role.Network.Parameters.Concat(role.Network.Statistics).Select(spec => spec.Name);

    private TensorBuffer Find(string name) => Named.First(entry => entry.Name == name).Buffer;

    private NamedBuffer[] Names()
    {
        Game game = _cast.Bare;
        IEnumerable<string> motion = game.Parameters.Select(parameter => parameter.Name)
            .Concat(_cast.Players.SelectMany((player, number) =>
                Rule.State(game, number).Select(kept => $"{player}_optimiser.{kept.Name}")))
            .Concat(_dynamics.Memory(game).Select(kept => $"dynamics.{kept.Name}"));
        IEnumerable<string> statistics = _cast.Roles.SelectMany(role =>
            role.Network.Statistics.Select(spec => $"{role.Name}.{spec.Name}"));
        IEnumerable<string> averages = _averaged.SelectMany(role =>
            ValueNames(role).Select(name => $"{role.Name}_average.{name}"));
        return
        [
            new(Learner.StepsName, _counters), new("counters.updates", _updates),
            .. motion.Zip(Moving, (name, buffer) => new NamedBuffer(name, buffer)),
            .. statistics.Concat(averages).Zip(Kept, (name, buffer) => new NamedBuffer(name, buffer)),
        ];
    }
}
