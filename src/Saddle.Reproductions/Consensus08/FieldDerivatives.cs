using MathNet.Numerics.LinearAlgebra;
using Saddle.Data.Points;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Library;
using Saddle.Games.Spectra;
using Saddle.Gans;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Training;

namespace Saddle.Reproductions.Consensus08;

/// <summary>J of quadratic games is the known matrix, that of a GAN difference quotients, and ∇½‖ξ‖² is Jᵀξ.</summary>
internal sealed record FieldDerivatives : Experiment
{
    public override int Number => 1;

    public override string Title => "Jacobian and sign";

    internal override void Run(Laboratory laboratory)
    {
        double quadratic = Enumerable.Range(0, 20).Max(draw => QuadraticGap((uint)draw));
        laboratory.Table.Check("quadratic games of 6 numbers: J against the known, relative", "< 1e-10",
            Laboratory.Text(quadratic), quadratic < 1e-10);
        (Point at, Field field) = TanhGan();
        double quotients = QuotientGap(at, field);
        laboratory.Table.Check("tanh GAN: J against differences of the field, relative", "< 1e-6",
            Laboratory.Text(quotients), quotients < 1e-6);
        double energy = EnergyGap(at, field);
        laboratory.Table.Check("tanh GAN: ∇½‖ξ‖² against Jᵀξ, relative", "< 1e-10", Laboratory.Text(energy),
            energy < 1e-10);
    }

    // Any matrix with symmetric own blocks is the Jacobian of quadratic losses.
    private static double QuadraticGap(uint draw)
    {
        Matrix<double> all = RandomMatrix.Of(6, draw);
        Matrix<double> known = all.MapIndexed((i, j, x) => i < 3 == j < 3 ? (x + all[j, i]) / 2 : x);
        KnownGame game = Quadratic.Of(known, [3, 3]);
        Point at = game.Game.Point(RandomMatrix.Numbers(6, draw + 100));
        return (Matrix<double>.Build.DenseOfArray(new GameJacobian(at).ToDense().ToArray()) - known).FrobeniusNorm()
            / known.FrobeniusNorm();
    }

    private static (Point At, Field Field) TanhGan()
    {
        static Sequential Tanh(int outputs) =>
            new(new Linear(8), new Tanh(), new Linear(8), new Tanh(), new Linear(outputs));
        var formulation = new Adversarial(Tanh(2), Tanh(1), latentSize: 2, sample: [2])
        {
            Objective = new NonSaturating(),
            Penalty = new NoPenalty(),
        };
        FormulationGame gan = formulation.Game(batch: 16);
        ParameterSet values = gan.Initial(0);
        return (gan.Point(values), gan.Game.FieldOn(gan.Sample(new PointStream(new Ring(), 0), 0)));
    }

    private static double QuotientGap(Point at, Field field)
    {
        const double Small = 1e-5;
        (double gap, double largest) = (0, 0);
        for (uint draw = 0; draw < 10; draw++)
        {
            Point along = at.Game.Point(RandomMatrix.Numbers(at.Game.Size, draw));
            double[] found = field.JacobianVector(at, along).ToArray();
            double[] quotients =
                ((0.5 / Small) * (field.At(at + Small * along) - field.At(at - Small * along))).ToArray();
            gap = Math.Max(gap, found.Zip(quotients, (x, y) => Math.Abs(x - y)).Max());
            largest = Math.Max(largest, found.Max(Math.Abs));
        }

        return gap / largest;
    }

    private static double EnergyGap(Point at, Field field)
    {
        Tensor[] slope = Derivative.Gradient(
            (IReadOnlyList<Tensor> xs) => 0.5 * Square(field.At(at.Game.Point(xs))))(at.Tensors);
        Point direct = at.Game.Point(slope);
        Point added = field.Adjusted(new Consensus(1)).At(at) - field.At(at);
        return Math.Sqrt(Square(direct - added).ToScalar() / Square(direct).ToScalar());
    }

    private static Tensor Square(Point point) => point.Dot(point);
}
