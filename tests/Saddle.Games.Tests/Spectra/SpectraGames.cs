namespace Saddle.Games.Tests.Spectra;

/// <summary>Games with known Jacobians.</summary>
internal static class SpectraGames
{
    /// <summary>min over x, max over y of (μ/2) x² + s x y - (μ/2) y²: J has the eigenvalues μ ± i s.</summary>
    internal static Game Saddle(double curvature, double coupling)
    {
        Tensor Value(Point at) => coupling * at["x"] * at["y"]
            + 0.5 * curvature * (at["x"].Square() - at["y"].Square());
        return new Game("saddle", new Player("first", "x", Value), new Player("second", "y", at => -Value(at)));
    }

    /// <summary>The logistic Dirac-GAN with a penalty of weight γ on the critic's slope (R1).</summary>
    internal static Game Dirac(double penalty) => new(
        "dirac",
        new Player("generator", "theta", at => -(-at["theta"] * at["psi"]).Softplus()),
        new Player("critic", "psi", at => (-at["theta"] * at["psi"]).Softplus() + 0.5 * penalty * at["psi"].Square()));

    /// <summary>The Wasserstein Dirac-GAN with gradient penalty: its field jumps where psi is 0.</summary>
    internal static Game Kinked() => new(
        "wgan-gp",
        new Player("generator", "theta", at => -at["theta"] * at["psi"]),
        new Player("critic", "psi", at => at["theta"] * at["psi"] + 0.35 * (at["psi"].Abs() - 1).Square()));

    /// <summary>One vector per player, losses of second degree with the given Jacobian, own blocks symmetric.</summary>
    internal static Game Quadratic(double[,] jacobian, params int[] sizes)
    {
        Player[] players = [.. sizes.Select((size, player) => new Player(
            $"player {player}", [new Parameter($"w{player}", [size])], at => Loss(at, player)))];
        return new Game("quadratic", players);

        Tensor Loss(Point at, int player)
        {
            int first = sizes.Take(player).Sum(), count = sizes[player];
            Tensor own = at[$"w{player}"];
            int size = jacobian.GetLength(0);
            Tensor rows = Tensor.FromArray(jacobian.Cast<double>().ToArray(), [size, size]).Slice(0, first, count);
            Tensor all = Tensor.Concat(0, [.. at.Tensors]).Reshape([size, 1]);
            Tensor slope = rows.MatMul(all).Reshape([count]);
            Tensor curved = rows.Slice(1, first, count).MatMul(own.Reshape([count, 1])).Reshape([count]);
            return (own * (slope - 0.5 * curved)).Sum();
        }
    }

    /// <summary>A generator and a critic of one hidden layer of eight tanh units each, on fixed points.</summary>
    internal static Game Networks() => new(
        "networks",
        new Player("generator", Layers("g", 2), at => -Critic(at, Generator(at)).Tanh().Mean()),
        new Player("critic", Layers("d", 1), at =>
            (Critic(at, Generator(at)).Softplus() - Critic(at, Real()).Tanh()).Mean()));

    private static Parameter[] Layers(string name, int outputs) =>
        [new($"{name}1", [2, 8]), new($"{name}b", [8]), new($"{name}2", [8, outputs])];

    private static Tensor Generator(Point at) => Layer(at, "g", Points(2));

    private static Tensor Critic(Point at, Tensor x) => Layer(at, "d", x);

    private static Tensor Real() => Points(1);

    private static Tensor Layer(Point at, string name, Tensor x) =>
        (x.MatMul(at[$"{name}1"]) + at[$"{name}b"]).Tanh().MatMul(at[$"{name}2"]);

    private static Tensor Points(uint seed) =>
        Tensor.FromArray(Matrices.Normal(5, 2, seed).Cast<double>().ToArray(), [5, 2]);
}
