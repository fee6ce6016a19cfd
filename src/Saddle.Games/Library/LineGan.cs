namespace Saddle.Games.Library;

/// <summary>A function of a number on the line and of a game's parameters, elementwise in both.</summary>
/// <param name="number">A parameter by name, ready to meet <paramref name="x"/>.</param>
/// <param name="x">Shape [count] or [.. starts, count].</param>
internal delegate Tensor LineFunction(Func<string, Tensor> number, Tensor x);

/// <summary>A GAN on the line, whose means are quadratures instead of minibatches.</summary>
/// <remarks>
/// Latents are uniform on (-1, 1), and so are data by default. The generator lowers V = E f(D(x)) + E f(-D(G(z))),
/// which the critic raises.
/// </remarks>
internal sealed record LineGan(LineFunction Generator, LineFunction Critic)
{
    private const int Points = 40;
    private const int PointsPerAxis = 3;

    /// <summary>f of the value.</summary>
    public Func<Tensor, Tensor> Gain { get; init; } = t => t;

    /// <summary>The data, by as many points as asked for.</summary>
    public Func<int, Quadrature> Data { get; init; } = Quadrature.Uniform;

    /// <summary>Where the critic's slope is penalised; null for nowhere.</summary>
    public LineMeasure? Measure { get; init; }

    /// <summary>ρ of the penalty (ρ/2) E|D'|².</summary>
    public double Weight { get; init; }

    /// <summary>The game, the generator's and the critic's parameters being one number each.</summary>
    public Game ToGame(string name, IReadOnlyList<string> generator, IReadOnlyList<string> critic) => new(
        name,
        new Player("generator", [.. generator.Select(own => new Parameter(own, []))], Value),
        new Player("critic", [.. critic.Select(own => new Parameter(own, []))],
            Measure is null ? at => -Value(at) : at => Penalty(at) - Value(at)));

    private Tensor Value(Point at)
    {
        Func<string, Tensor> number = NumbersOf(at);
        (Quadrature data, Quadrature latents) = (Data(Points), Quadrature.Uniform(Points));
        return data.Mean(Gain(Critic(number, data.Values(at.Type))))
            + latents.Mean(Gain(-Critic(number, Generator(number, latents.Values(at.Type)))));
    }

    /// <summary>Exact for critics up to the third degree.</summary>
    private Tensor Penalty(Point at)
    {
        Func<string, Tensor> number = NumbersOf(at);
        (Quadrature uniform, Quadrature data) = (Quadrature.Uniform(PointsPerAxis), Data(PointsPerAxis));
        (Tensor[] axes, Quadrature all) = Quadrature.Product(at.Type, data, uniform, uniform);
        Tensor points = Measure!.Points(axes[0], Generator(number, axes[1]), 0.5 + 0.5 * axes[2])
            .BroadcastTo([.. at.Starts, all.Points.Length]);
        Tensor slope = Derivative.Gradient(x => Critic(number, x).Sum())(points);
        return Weight / 2 * all.Mean(slope.Square());
    }

    private static Func<string, Tensor> NumbersOf(Point at) => name => at[name].Reshape([.. at.Starts, 1]);
}
