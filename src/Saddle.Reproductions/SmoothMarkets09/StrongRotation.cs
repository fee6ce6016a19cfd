using System.Globalization;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.SmoothMarkets09;

/// <summary>Where rotation is strong, plain and optimistic steps diverge at rates of adjusted ones.</summary>
internal sealed record StrongRotation : Experiment
{
    public override int Number => 6;

    public override string Title => "rotation test and four players";

    internal override void Run(Laboratory laboratory)
    {
        KnownGame rotation = Spiral.Game.Make("rotation");
        KnownGame four = Tournament.Game.Choose().With(Tournament.Epsilon, 0).Make();
        void Radius(string claim, KnownGame game, Dynamics dynamics, double step, double required, double digits)
        {
            double found = new UpdateJacobian(dynamics, game.Equilibrium!, [step]).Radius();
            string Text(double x) => x.ToString("F5", CultureInfo.InvariantCulture);
            laboratory.Table.Check(string.Create(CultureInfo.InvariantCulture, $"{claim}, h = {step}: spectral radius"),
                Text(required), Text(found), Math.Abs(found - required) <= digits);
        }

        foreach ((double step, double plain, double adjusted) in ((double, double, double)[])
            [(0.01, 0.99504, 0.89454), (0.032, 1.01952, 0.70912), (0.1, 1.34536, 0.90554)])
        {
            Radius("rotation, simultaneous", rotation, new Simultaneous(), step, plain, 1e-5);
            Radius("rotation, symplectic 0.1", rotation, Symplectic(0.1), step, adjusted, 1e-5);
        }

        Radius("four players, optimistic", four, new Optimistic(), 0.1, 0.99914, 1e-5);
        Radius("four players, symplectic 1", four, Symplectic(1), 0.1, 0.98372, 1e-5);
        Radius("four players, optimistic", four, new Optimistic(), 0.25, 1.0661, 1e-4);
        Radius("four players, symplectic 1", four, Symplectic(1), 0.25, 0.9627, 1e-4);
        double edge = StepSearch.Of(new UpdateJacobian(new Optimistic(), four.Equilibrium!, [1])).Largest;
        laboratory.Table.Check("four players, optimistic: largest stable step", "0.23915",
            edge.ToString("F5", CultureInfo.InvariantCulture), Math.Abs(edge - 0.23915) <= 1e-5);
    }

    private static Adjusted Symplectic(double weight) => new(new Simultaneous(), new SymplecticAdjustment(weight));
}
