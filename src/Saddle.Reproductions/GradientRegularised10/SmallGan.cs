using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Games.Spectra;
using Saddle.Gans;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn.Layers;
using Saddle.Training;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>The saturating GAN of two small tanh networks on one minibatch of the ring, in float64.</summary>
internal static class SmallGan
{
    private const int Batch = 16;

    private static readonly Adversarial s_formulation = new(
        new Sequential(new Linear(6), new Tanh(), new Linear(6), new Tanh(), new Linear(2)),
        new Sequential(new Linear(6), new Tanh(), new Linear(6), new Tanh(), new Linear(1)),
        latentSize: 2,
        sample: [2])
    {
        Objective = new Minimax(),
        Penalty = new NoPenalty(),
    };

    /// <summary>The critic's number among the players.</summary>
    public const int Critic = 1;

    private static readonly FormulationGame s_game = s_formulation.Game(Batch);

    private static readonly Sample s_sample = s_game.Sample(new PointStream(new Ring(), seed: 0), step: 0);

    private static readonly CompiledFunction s_squaredNorm = Compiler.Compile(
        xs =>
        {
            Point own = s_game.Game.FieldOn(s_sample).At(s_game.Game.Point(xs));
            return [own.Dot(Critic, own)];
        },
        [.. s_game.Game.Parameters.Select(parameter => new TensorSpec(parameter.Shape, ElementType.Float64))]);

    public static Field Along { get; } = s_game.Game.FieldOn(s_sample);

    /// <summary>Random weights.</summary>
    public static Point At(long seed) => s_game.Game.Point(
    [
        .. s_game.Initial(seed),
    ]);

    /// <summary>How many of a point's numbers are the generator's, which come first.</summary>
    public static int GeneratorSize { get; } = (int)s_formulation.GeneratorNetwork.Parameters.Sum(
        spec => spec.Shape.Count);

    public static GameJacobian Jacobian(Point at) => new(at, [s_sample]);

    /// <summary>V, which the critic raises.</summary>
    public static double Value(Point at) => -Along.Loss(Critic, at).ToScalar();

    /// <summary>R: the squared norm of the critic's gradient.</summary>
    public static double SquaredNorm(Point at) => s_squaredNorm.Run([.. at.Tensors])[0].ToScalar();
}
