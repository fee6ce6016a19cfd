using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Saddle.Gans;
using Saddle.Reproductions.Toys;
using Saddle.Training;
using Saddle.Training.Learners;

namespace Saddle.Reproductions.Consensus08;

/// <summary>The spectrum of a trained small GAN without and with consensus, from one mean Jacobian.</summary>
internal sealed record ConsensusSpectrum : Experiment
{
    private const int Batches = 10;

    public override int Number => 7;

    public override string Title => "spectrum before and after";

    internal override void Run(Laboratory laboratory)
    {
        RingSettings settings = RingGame.Settings(laboratory.Full) with { Networks = RingGame.Networks(width: 8) };
        double weight = RingGame.Weight(laboratory.Full);
        ToyMethod method = RingGame.Method(new Adjusted(new Simultaneous(), new Consensus(weight)), laboratory.Full);
        using var training = new PlaneTraining(
            settings.Ring, method, settings.Networks, new LearnerSettings(settings.Batch, Seed: 0, laboratory.Threads));
        laboratory.Advance(training.Learner, settings.Steps, "consensus, seed 0");
        DenseOperator plain = Jacobian(laboratory, training, settings);
        Spectrum before = Spectrum.Of(plain), after = Spectrum.Of(plain.WithConsensus(weight).ToDense());
        laboratory.Table.Check("numerical abscissa of the flow: plain, with consensus", "not larger",
            Laboratory.Text(before.NumericalAbscissa, after.NumericalAbscissa),
            after.NumericalAbscissa <= before.NumericalAbscissa + 1e-9);
        void Report(string claim, string expected, Func<Spectrum, double> of) => laboratory.Table.Report(
            $"{claim}: plain, with consensus", expected, Laboratory.Text(of(before), of(after)));
        Report("largest real part", "falls", spectrum => spectrum.Flow[0].Value.Real);
        Report("median |Im / Re| of |λ| > 1e-3", "falls", spectrum => spectrum.MedianRatioAbove(1e-3));
        Report("largest step of the flow's eigenvalues", "grows",
            spectrum => StepBound.Of(spectrum.Flow.Select(pair => pair.Value), 1e-3).Step);
    }

    private static DenseOperator Jacobian(Laboratory laboratory, PlaneTraining training, RingSettings settings)
    {
        laboratory.Say("  the Jacobian, one product per parameter");
        FormulationGame gan = training.Formulation.Game(settings.Batch);
        var data = new PointStream(settings.Ring, seed: 0, stream: 1);
        Point at = gan.Point(training.Learner.Values(Adversarial.Generator).Prefixed("generator")
            .Union(training.Learner.Values(Adversarial.Critic).Prefixed("critic")));
        Sample[] samples = [.. Enumerable.Range(0, Batches).Select(batch => gan.Sample(data, batch))];
        return new GameJacobian(at, samples).ToDense();
    }
}
