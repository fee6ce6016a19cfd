using Saddle.Games;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>To first order, the regulariser is what the critic gains by one more step.</summary>
internal sealed record LookAhead : Experiment
{
    public override int Number => 6;

    public override string Title => "one step of the critic ahead";

    internal override void Run(Laboratory laboratory)
    {
        Point at = SmallGan.At(seed: 1);
        double ratio = Remainder(at, 2e-3) / Remainder(at, 1e-3);
        laboratory.Table.Check("look-ahead: remainder when the step halves", "falls by 4, to 5 %",
            Laboratory.Text(ratio), Math.Abs(ratio / 4 - 1) <= 0.05);
    }

    private static double Remainder(Point at, double step)
    {
        Point ahead = at.With(SmallGan.Critic, (at - step * SmallGan.Along.At(at)).Of(SmallGan.Critic));
        return Math.Abs(SmallGan.Value(ahead) - SmallGan.Value(at) - step * SmallGan.SquaredNorm(at));
    }
}
