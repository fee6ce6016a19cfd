using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Gans.Penalties;
using Saddle.Reproductions.Toys;
using Saddle.Training;

namespace Saddle.Reproductions.SimplePenalty11;

/// <summary>The penalty of a quadratic critic, whose slope is known, and no gradient for the generator.</summary>
internal sealed record PenaltyValues : Experiment
{
    private const double Weight = 3;

    public override int Number => 1;

    public override string Title => "value of the penalty and what the generator sees of it";

    internal override void Run(Laboratory laboratory)
    {
        var random = new RandomStream(Tensor.Of(1L, 0L), ElementType.Float64, firstStream: 100);
        Tensor real = random.Normal(64, 2), fake = random.Normal(64, 2);
        Tensor linear = Tensor.Of(0.3, -1.2), quadratic = Tensor.FromArray([0.7, -0.4, -0.4, 1.5], [2, 2]);
        Tensor Critic(Tensor x) => (x * linear).Sum(1) + 0.5 * (x * x.MatMul(quadratic)).Sum(1);
        double error = 0;
        foreach ((_, PenaltyMeasure measure) in RingByMeasure.Measures)
        {
            var penalty = new SimpleGradientPenalty(Weight, measure);
            Tensor slope = linear + measure.Sample(real, fake, Draws()).Points.MatMul(quadratic);
            double expected = Weight / 2 * slope.Square().Sum(1).Mean().ToScalar();
            error = Math.Max(error, Math.Abs(expected - penalty.Of(Critic, real, fake, Draws()).ToScalar()));
        }

        laboratory.Table.Check("penalty of a quadratic critic, worst error", "<= 1e-12", Laboratory.Text(error),
            error <= 1e-12);
        double[] free = OfGenerator(new NoPenalty());
        int changed = RingByMeasure.Measures.Sum(entry => OfGenerator(new SimpleGradientPenalty(Weight, entry.Measure))
            .Zip(free).Count(pair => pair.First != pair.Second));
        laboratory.Table.Check("numbers of the generator's loss and gradient that it changes", "0",
            $"{changed} of {RingByMeasure.Measures.Count * free.Length}", changed == 0);
    }

    /// <summary>The generator's loss, then its gradient, at initial values.</summary>
    private static double[] OfGenerator(Penalty penalty)
    {
        FormulationGame game = (PlaneTraining.Networks(width: 8) with { Penalty = penalty }).Game(batch: 16);
        Point at = game.Point(game.Initial(1));
        Sample sample = game.Sample(new PointStream(new Ring(), seed: 1), step: 0);
        Field field = game.Game.FieldOn(sample);
        Tensor[] numbers = [field.Loss(player: 0, at), .. field.Of(player: 0, at)];
        return Tensor.Concat(0, [.. numbers.Select(tensor => tensor.Reshape(-1))]).ToArray<double>();
    }

    private static RandomStream Draws() => new(Tensor.Of(1L, 1L), ElementType.Float64);
}
