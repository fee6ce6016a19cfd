using Saddle.Games.Adjustments;
using Xunit;

namespace Saddle.Games.Tests.Adjustments;

/// <summary>The generator pays for the critic's gradient norm, in a GAN of two tanh networks of six units.</summary>
public sealed class GradientNormRegulariserTests
{
    private const double Weight = 0.5;
    private const int Batch = 5;

    private static readonly Tensor s_data = Numbers([Batch, 2], 100);
    private static readonly Tensor s_noise = Numbers([Batch, 2], 200);

    private static readonly Game s_gan = new(
        "tanh gan",
        new Player("generator", [new("g1", [2, 6]), new("g2", [6]), new("g3", [6, 2]), new("g4", [2])],
            (Point at) => Value(at)),
        new Player("critic", [new("d1", [2, 6]), new("d2", [6]), new("d3", [6, 1])], (Point at) => -Value(at)));

    private static readonly Range s_critic = 32..;

    [Fact]
    public void The_generators_part_is_the_slope_of_the_critics_squared_gradient()
    {
        CompiledFunction norm = Compiler.Compile(xs => [SquaredNorm(s_gan.Point(xs))],
            [.. s_gan.Parameters.Select(w => new TensorSpec(w.Shape, ElementType.Float64))]);
        double Norm(double[] at) => norm.Run([.. s_gan.Point(at).Tensors])[0].ToScalar();
        double[] at = At(0);
        double[] plain = Along(null, at);
        double[] changed = Along(new GradientNormRegulariser(Weight), at);
        double largest = changed.Zip(plain, (x, y) => Math.Abs(x - y)).Max();
        for (int i = 0; i < 32; i++)
        {
            const double Small = 1e-5;
            (double[] ahead, double[] behind) = ([.. at], [.. at]);
            ahead[i] += Small;
            behind[i] -= Small;
            double slope = (Norm(ahead) - Norm(behind)) / (2 * Small);
            Assert.Equal(Weight * slope, changed[i] - plain[i], 1e-6 * largest);
        }
    }

    [Fact]
    public void The_critics_part_does_not_see_the_weight()
    {
        double[] at = At(0);
        Assert.Equal(
            Along(new GradientNormRegulariser(0), at)[s_critic],
            Along(new GradientNormRegulariser(Weight), at)[s_critic]);
    }

    [Fact]
    public void The_regulariser_is_a_unit_triangular_factor_before_the_field()
    {
        for (int k = 0; k < 10; k++)
        {
            Field along = s_gan.FieldOn();
            Point at = s_gan.Point(At(k));
            double[] own = along.At(at).ToArray();
            double[] critic = [.. new double[32], .. own[s_critic]];
            double[] factor = along.VectorJacobian(at, s_gan.Point(critic)).ToArray();
            double[] expected = [.. own.Select((x, i) => i < 32 ? x + 2 * Weight * factor[i] : x)];
            double[] found = Along(new GradientNormRegulariser(Weight), At(k));
            Assert.Equal(expected, found, (x, y) => Math.Abs(x - y) < 1e-10);
        }
    }

    [Fact]
    public void It_is_a_look_ahead_of_the_critic_to_first_order()
    {
        Point at = s_gan.Point(At(1));
        Point own = s_gan.FieldOn().At(at);
        double squared = SquaredNorm(at).ToScalar();
        double Remainder(double ahead)
        {
            // The critic descends on -V: against its field V rises.
            Point stepped = at.With(1, (at - ahead * own).Of(1));
            return Math.Abs(Value(stepped).ToScalar() - Value(at).ToScalar() - ahead * squared);
        }

        Assert.InRange(Remainder(1e-3) / Remainder(5e-4), 4 * 0.95, 4 * 1.05);
    }

    [Fact]
    public void Without_a_critic_gradient_there_is_nothing_to_pay()
    {
        // A critic of zeros has gradient zero too: each layer's is a product with the other layer.
        double[] at = [.. At(0)[..32], .. new double[24]];
        double[] plain = Along(null, at);
        Assert.All(plain[s_critic], x => Assert.Equal(0, x));
        Assert.Equal(plain, Along(new GradientNormRegulariser(Weight), at));
    }

    private static Tensor Value(Point at)
    {
        Tensor fake = (s_noise.MatMul(at["g1"]) + at["g2"]).Tanh().MatMul(at["g3"]) + at["g4"];
        Tensor Score(Tensor x) => (x.MatMul(at["d1"]) + at["d2"]).Tanh().MatMul(at["d3"]);
        return -(-Score(s_data)).Softplus().Mean() - Score(fake).Softplus().Mean();
    }

    private static Tensor SquaredNorm(Point at)
    {
        Point own = s_gan.FieldOn().At(at);
        return own.Dot(1, own);
    }

    private static double[] Along(Adjustment? by, double[] at)
    {
        Field plain = s_gan.FieldOn();
        return (by is null ? plain : plain.Adjusted(by)).At(s_gan.Point(at)).ToArray();
    }

    private static double[] At(int k) => Numbers([56], 300 + (ulong)k).ToArray<double>();

    private static Tensor Numbers(Shape shape, ulong seed) => Tensor.FromArray(
        [.. Enumerable.Range(0, (int)shape.Count).Select(i => 0.7 * CounterRandom.Normal(seed, 0, 0, (ulong)i))],
        shape);
}
