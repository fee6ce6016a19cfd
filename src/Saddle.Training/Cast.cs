using Saddle.Games;
using Saddle.Settings;

namespace Saddle.Training;

/// <summary>A formulation with its networks: who plays with which parameters.</summary>
internal sealed class Cast
{
    private readonly Dictionary<string, Part> _roles = new(StringComparer.Ordinal);

    /// <exception cref="ConfigurationException">Roles and losses do not fit together or the data.</exception>
    public Cast(Formulation formulation, Examples examples)
    {
        Formulation = formulation;
        Roles = formulation.Roles(examples);
        Parts = formulation.Parts(examples);
        Players = [.. Roles.Select(role => role.Player).Distinct()];
        var owned = new int[Players.Count];
        foreach (Role role in Roles)
        {
            int player = PlayerAt(role.Player), first = owned[player];
            owned[player] += role.Network.Parameters.Count;
            if (!_roles.TryAdd(role.Name, new Part(role, player, first, role.Network.Parameters.Count)))
            {
                throw new ConfigurationException(
                    $"formulation: two roles have one name. The name is '{role.Name}'. Give each a name of its own.");
            }
        }

        Order = formulation.Order.Count > 0
            ? [.. formulation.Order.Select(PlayerAt)]
            : [.. Enumerable.Range(0, Players.Count)];
        LabelsAt = Parts.Index().Where(part => part.Item.Name == Examples.Labels).Select(part => (int?)part.Index)
            .FirstOrDefault();
        formulation.Check(Roles);
    }

    public Formulation Formulation { get; }

    public IReadOnlyList<Role> Roles { get; }

    /// <summary>The players' names, in the order of the game.</summary>
    public IReadOnlyList<string> Players { get; }

    /// <summary>Who moves first, by number.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>The parts of an example that losses read.</summary>
    public IReadOnlyList<TensorSpec> Parts { get; }

    /// <summary>Which part tells the class of each example; null for none.</summary>
    public int? LabelsAt { get; }

    /// <summary>The role of a name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public Role this[string role] => Known(role).Role;

    /// <summary>A player's number.</summary>
    /// <exception cref="ConfigurationException">There is no such player.</exception>
    public int PlayerAt(string player)
    {
        for (int i = 0; i < Players.Count; i++)
        {
            if (Players[i] == player)
            {
                return i;
            }
        }

        throw new ConfigurationException(
            $"formulation: there is no such player. Asked for '{player}', there are {string.Join(", ", Players)}. "
                + "Name one of these.");
    }

    /// <summary>A role's parameters at a point.</summary>
    public IReadOnlyList<Tensor> Parameters(Point at, string role)
    {
        Part part = Known(role);
        return [.. at.Of(part.Player).Skip(part.First).Take(part.Count)];
    }

    /// <summary>The place of a scalar among <see cref="Formulation.Scalars"/>.</summary>
    /// <exception cref="ConfigurationException">There is none of that name.</exception>
    public int ScalarAt(string name)
    {
        for (int i = 0; i < Formulation.Scalars.Count; i++)
        {
            if (Formulation.Scalars[i].Name == name)
            {
                return i;
            }
        }

        throw new ConfigurationException(
            $"formulation: there is no such scalar. Asked for '{name}'. Declare it in Formulation.Scalars.");
    }

    /// <summary>The game of the players on batches of a size.</summary>
    /// <param name="mode">Statistics, scalars and random numbers of all losses.</param>
    /// <param name="batch">Examples per batch.</param>
    /// <param name="type">The element type of points and of floating-point data.</param>
    public Game Game(PlayMode mode, int batch, ElementType type) => new(
        "formulation",
        [
            .. Players.Select(player => new Player(player, Owned(player),
                (at, sample) => Formulation.Loss(player, new Play(this, mode, at, sample)).Mean)),
        ])
    {
        Data = [.. Parts.Select(part => new TensorSpec([batch, .. part.Shape], TypeOf(part, type), part.Name))],
        IsStochastic = true,
    };

    /// <summary>The game without losses: who plays with what.</summary>
    public Game Bare { get => field ??= Game(new PlayMode(_ => [], []), 1, ElementType.Float32); }

    private Parameter[] Owned(string player) =>
    [
        .. Roles.Where(role => role.Player == player).SelectMany(role => role.Network.Parameters
            .Select(spec => new Parameter($"{role.Name}.{spec.Name}", spec.Shape))),
    ];

    private static ElementType TypeOf(TensorSpec part, ElementType floating) =>
        part.Type == ElementType.Int64 ? part.Type : floating;

    private Part Known(string role) =>
        _roles.TryGetValue(role, out Part? known) ? known : throw new ConfigurationException(
            $"formulation: there is no such role. Asked for '{role}', there are {string.Join(", ", _roles.Keys)}. "
                + "Name one of these.");

    /// <param name="Role">The role.</param>
    /// <param name="Player">Who moves it, by number.</param>
    /// <param name="First">Where its parameters begin among the player's.</param>
    /// <param name="Count">How many it has.</param>
    private sealed record Part(Role Role, int Player, int First, int Count);
}
