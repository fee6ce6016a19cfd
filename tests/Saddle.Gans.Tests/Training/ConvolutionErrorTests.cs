using Saddle.Data;
using Saddle.Nn;
using Saddle.Testing;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Gans.Tests.Training;

/// <summary>
/// What minimal filtering costs on the numbers that training meets: networks after 50 steps on Fashion-MNIST or
/// CIFAR-10, their outputs and gradients against float64, as shares of the norm; the middle one of five batches, since
/// in some a rectified unit next to 0 changes sides by rounding, direct sums or not, and takes a part of the gradient
/// with it.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ConvolutionErrorTests(ITestOutputHelper output)
{
    private const int Batch = 16;
    private const int Batches = 5;

    [SharedDataTheory]
    [InlineData("dcgan", "fashion-mnist")]
    [InlineData("resnet", "cifar10")]
    public void Minimal_filtering_is_as_exact_as_float32_to_a_factor_of_4(string architecture, string data)
    {
        Dataset images = DatasetCatalogue.Open(SharedData.At(data), new DatasetOptions { Pad = 32, Limit = 2000 });
        RunOptions options = new RunRequest("wgan-gp", BuiltIn.Catalogues)
        {
            Values =
            [
                ("data.source", data), ("data.pad", "32"), ("architecture", architecture),
                ("architecture.width", "32"), ("batch", $"{Batch}"), ("critic-steps", "1"), ("seed", "1"),
            ],
        }.Resolve(images);
        using var learner = (GameLearner)TrainingRun.Learner(options, images);
        for (int step = 0; step < 50; step++)
        {
            learner.Advance();
        }

        Adversarial formulation = options.Formulation();
        IBatchSource source = images.Batches(2);
        Compare("critic", formulation.CriticNetwork, learner.Best(Adversarial.Critic),
            [.. Enumerable.Range(0, Batches).Select(step => Images(source, step))]);
        Compare("generator", formulation.GeneratorNetwork, learner.Best(Adversarial.Generator),
            [.. Enumerable.Range(0, Batches).Select(seed =>
                Latents.Normal(Batch, formulation.LatentSize, seed: seed))]);
    }

    private static Tensor Images(IBatchSource source, long step)
    {
        TensorBuffer[] batch = [.. source.Specs.Select(spec => new TensorBuffer([Batch, .. spec.Shape], spec.Type))];
        source.Fill(step, batch);
        return batch[0].ToTensor();
    }

    private void Compare(string name, Network network, ParameterSet values, Tensor[] batches)
    {
        Tensor[] single = [batches[0], .. values.Select(network.Parameters), .. values.Select(network.Statistics)];
        Tensor[] twice = [.. single.Select(Doubled)];
        CompiledFunction exact = Compiled(network, twice, new CompilerOptions());
        CompiledFunction direct = Compiled(network, single, new CompilerOptions { DirectSums = true });
        CompiledFunction filtered = Compiled(network, single, new CompilerOptions());
        string[] parts = ["output", "input gradient", "filter gradients"];
        List<double>[] left = [[], [], []], right = [[], [], []];
        foreach (Tensor batch in batches)
        {
            double[][] reference = Run(exact, [Doubled(batch), .. twice.Skip(1)]);
            double[][] fast = Run(filtered, [batch, .. single.Skip(1)]);
            double[][] slow = Run(direct, [batch, .. single.Skip(1)]);
            for (int part = 0; part < parts.Length; part++)
            {
                left[part].Add(Error(fast[part], reference[part]));
                right[part].Add(Error(slow[part], reference[part]));
            }
        }

        for (int part = 0; part < parts.Length; part++)
        {
            (double of, double by) = (Median(left[part]), Median(right[part]));
            output.WriteLine($"{name}, {parts[part]}: {of:E1} filtered, {by:E1} direct");
            Assert.InRange(of, 0, 4 * by);
            Assert.InRange(of, 0, 1e-4);
        }
    }

    /// <summary>Output, gradient in the input, and those in all parameters, of the mean square output.</summary>
    private static CompiledFunction Compiled(Network network, Tensor[] arguments, CompilerOptions options)
    {
        int differentiated = 1 + network.Parameters.Count;
        return Compiler.Compile(
            xs =>
            {
                Tensor[] statistics = [.. xs.Skip(differentiated)];
                Tensor Output(IReadOnlyList<Tensor> at) =>
                    network.Apply([.. at.Skip(1)], statistics, at[0], training: true).Output;
                Tensor[] at = [.. xs.Take(differentiated)];
                return [Output(at), .. Derivative.Gradient(points => Output(points).Square().Mean())(at)];
            },
            [.. arguments.Select(argument => new TensorSpec(argument.Shape, argument.Type))],
            options: options);
    }

    /// <summary>Output, gradient in the input, and the gradients in all filters.</summary>
    private static double[][] Run(CompiledFunction program, Tensor[] arguments)
    {
        Tensor[] results = program.Run(arguments);
        return
        [
            Doubles(results[0]), Doubles(results[1]),
            [.. results.Skip(2).Where(gradient => gradient.Rank == 4).SelectMany(Doubles)],
        ];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Tensor Doubled(Tensor x) => Tensor.FromArray(Doubles(x), x.Shape);

    private static double[] Doubles(Tensor x) => x.Type == ElementType.Float64
        ? x.ToArray<double>()
        : Array.ConvertAll(x.ToArray<float>(), value => (double)value);

    private static double Error(double[] some, double[] exact) =>
        Math.Sqrt(some.Zip(exact, (x, y) => (x - y) * (x - y)).Sum() / exact.Sum(y => y * y));
}
