// The whole command line with a penalty of your own under its name: DRAGAN's (Kodali et al. 2017, arXiv:1705.07215).
//     dotnet run --project samples/06-YourOwnNames -- train --data ring8 --penalty around-data --penalty-spread 0.1
//     dotnet run --project samples/06-YourOwnNames -- methods around-data
// It trains, resumes, compares and is analysed like the built-in ones; what is out of range is refused by itself.
using Saddle;
using Saddle.Cli;
using Saddle.Gans;
using Saddle.Gans.Penalties;
using Saddle.Settings;

string[] line = args is ["--quick"] ? ["methods", AroundData.Part.Name] : args;
return SaddleCommandLine.Run(line, BuiltIn.Catalogues.With(AroundData.Part));

/// <summary>Pulls the norm of the critic's gradient towards 1 at real examples with noise added.</summary>
/// <param name="Weight">The factor of the term; 0 or more.</param>
/// <param name="Spread">Standard deviation of the noise, in units of the data; 0 or more.</param>
internal sealed record AroundData(double Weight = 10, double Spread = 0.5) : Penalty
{
    private static readonly Setting<double> s_weight = new("weight", 10, Ranges.NotNegative, "factor of the term");

    private static readonly Setting<double> s_spread = new(
        "spread", 0.5, Ranges.NotNegative, "standard deviation of the noise, in units of the data");

    /// <summary>How it is chosen by name.</summary>
    public static Part<Penalty> Part { get; } = new(
        "around-data", "gradient norm towards 1 around real examples", "Kodali et al. 2017, arXiv:1705.07215",
        [s_weight, s_spread], chosen => new AroundData(chosen.Get(s_weight), chosen.Get(s_spread)));

    public override bool NeedsIndependentExamples => true;                  // refuses critics with batch norm

    public override PenaltyTerm Term(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, RandomStream random)
    {
        Tensor around = real + Spread * random.Normal(real.Shape);
        Tensor slope = Derivative.Gradient(x => critic(x).Sum())(around);                   // one row per example
        Tensor norms = (slope.Flatten().Square().Sum(1) + 1e-12).Sqrt();
        return new PenaltyTerm(Weight * (norms - 1).Square(), norms);
    }
}
