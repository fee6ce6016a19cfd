using Saddle.Games;
using Saddle.Games.Adjustments;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>The generator gets the slope of the critic's squared gradient norm; the critic gets nothing.</summary>
internal sealed record RegulariserGradient : Experiment
{
    private const double Weight = 0.5;

    public override int Number => 1;

    public override string Title => "gradient of the regulariser";

    internal override void Run(Laboratory laboratory)
    {
        Point at = SmallGan.At(seed: 0);
        double[] plain = Along(0, at), paid = Along(Weight, at), place = at.ToArray();
        double worst = 0, largest = 0;
        for (int i = 0; i < SmallGan.GeneratorSize; i++)
        {
            laboratory.Cancellation.ThrowIfCancellationRequested();
            double slope = Slope(at.Game, place, i);
            largest = Math.Max(largest, Math.Abs(slope));
            worst = Math.Max(worst, Math.Abs((paid[i] - plain[i]) / Weight - slope));
        }

        double error = worst / largest;
        laboratory.Table.Check("regulariser: slope against central differences", "<= 1e-6 relative",
            Laboratory.Text(error), error <= 1e-6);
        bool same = plain.AsSpan(SmallGan.GeneratorSize).SequenceEqual(paid.AsSpan(SmallGan.GeneratorSize));
        laboratory.Table.Check("regulariser: the critic's gradient", "the same bits",
            same ? "the same bits" : "other bits", same);
    }

    private static double[] Along(double weight, Point at) =>
        SmallGan.Along.Adjusted(new GradientNormRegulariser(weight)).At(at).ToArray();

    private static double Slope(Game game, double[] place, int number)
    {
        const double Small = 1e-5;
        double At(double move)
        {
            double[] moved = [.. place];
            moved[number] += move;
            return SmallGan.SquaredNorm(game.Point(moved));
        }

        return (At(Small) - At(-Small)) / (2 * Small);
    }
}
