using System.Numerics;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Spectra;

namespace Saddle.Reproductions.GradientRegularised10;

/// <summary>The published table of the linear-quadratic GAN, and the oscillator that explains it.</summary>
internal sealed record LinearQuadraticSpectra : Experiment
{
    private static readonly (string Variant, double Weight, Complex Flow)[] s_rows =
    [
        ("gan", 0, new(-0.05, 0.32956200)),
        ("gan", 0.5, new(-0.10555556, 0.31617896)),
        ("gan", 1.5, new(-0.21666667, 0.25331140)),
        ("wgan", 0, new(0, 0.66666667)),
        ("wgan", 0.5, new(-0.22222222, 0.62853936)),
        ("wgan", 1.5, new(-0.66666667, 0)),
    ];

    public override int Number => 3;

    public override string Title => "spectra of the linear-quadratic GAN";

    internal override void Run(Laboratory laboratory)
    {
        foreach ((string variant, double weight, Complex flow) in s_rows)
        {
            DenseOperator jacobian = Jacobian(variant, weight);
            double error = jacobian.Eigenvalues().Max(value =>
                Math.Min(Complex.Abs(-value - flow), Complex.Abs(-value - Complex.Conjugate(flow))));
            // At critical damping the pair is a double value, which rounding splits by its square root.
            double most = flow.Imaginary == 0 ? 1e-5 : 1e-6;
            string row = $"{variant}, η = {Laboratory.Text(weight)}";
            laboratory.Table.Check($"spectrum: {row}",
                $"{Laboratory.Text(flow.Real)} ± {Laboratory.Text(flow.Imaginary)}i",
                $"error {Laboratory.Text(error)}", error <= most);
            double determinant = jacobian[0, 0] * jacobian[1, 1] - jacobian[0, 1] * jacobian[1, 0];
            double off = Math.Abs(determinant - (variant == "gan" ? 1.0 / 9 : 4.0 / 9));
            laboratory.Table.Check($"determinant: {row}", "the same for all η, to 1e-9",
                $"error {Laboratory.Text(off)}", off <= 1e-9);
        }
    }

    private static DenseOperator Jacobian(string variant, double weight) => new GameJacobian(
        LineGans.LinearQuadratic.Make(variant).Equilibrium!,
        adjustment: new GradientNormRegulariser(weight)).ToDense();
}
