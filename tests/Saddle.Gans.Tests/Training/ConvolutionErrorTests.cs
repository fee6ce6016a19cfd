using Saddle.Data;
using Saddle.Nn;
using Saddle.Testing;
using Saddle.Training.Learners;
using Saddle.Training.Options;
using Xunit;
using Xunit.Abstractions;

namespace Saddle.Gans.Tests.Training;

/// <summary>
/// What minimal filtering costs on the numbers that training meets: networks after 200 steps on Fashion-MNIST or
/// CIFAR-10, their outputs and gradients against float64, as shares of the norm.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ConvolutionErrorTests(ITestOutputHelper output)
{
    private const int Batch = 16;

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
        for (int step = 0; step < 200; step++)
        {
            learner.Advance();
        }

        var batch = images.Batches(2);
        TensorBuffer[] first = [.. batch.Specs.Select(spec => new TensorBuffer([Batch, .. spec.Shape], spec.Type))];
        batch.Fill(0, first);
        Adversarial formulation = options.Formulation();
        Compare("critic", formulation.CriticNetwork, learner.Best(Adversarial.Critic), first[0].ToTensor());
        Compare("generator", formulation.GeneratorNetwork, learner.Best(Adversarial.Generator),
            Latents.Normal(Batch, formulation.LatentSize, seed: 3));
    }

    private void Compare(string name, Network network, ParameterSet values, Tensor x)
    {
        Tensor[] single = [x, .. values.Select(network.Parameters), .. values.Select(network.Statistics)];
        Tensor[] twice = Array.ConvertAll(single, tensor => Tensor.FromArray(Doubles(tensor), tensor.Shape));
        double[][] exact = Run(network, twice, new CompilerOptions());
        double[][] direct = Run(network, single, new CompilerOptions { DirectSums = true });
        double[][] filtered = Run(network, single, new CompilerOptions());
        string[] parts = ["output", "input gradient", "filter gradients"];
        for (int part = 0; part < parts.Length; part++)
        {
            (double left, double right) = (Error(filtered[part], exact[part]), Error(direct[part], exact[part]));
            output.WriteLine($"{name}, {parts[part]}: {left:E1} filtered, {right:E1} direct");
            Assert.InRange(left, 0, 4 * right);
            Assert.InRange(left, 0, 1e-4);
        }
    }

    /// <summary>Output, gradient in the input, and the gradients in all filters, of the mean square output.</summary>
    private static double[][] Run(Network network, Tensor[] arguments, CompilerOptions options)
    {
        int differentiated = 1 + network.Parameters.Count;
        CompiledFunction program = Compiler.Compile(
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
        Tensor[] results = program.Run(arguments);
        return
        [
            Doubles(results[0]), Doubles(results[1]),
            [.. results.Skip(2).Where(gradient => gradient.Rank == 4).SelectMany(Doubles)],
        ];
    }

    private static double[] Doubles(Tensor x) => x.Type == ElementType.Float64
        ? x.ToArray<double>()
        : Array.ConvertAll(x.ToArray<float>(), value => (double)value);

    private static double Error(double[] some, double[] exact) =>
        Math.Sqrt(some.Zip(exact, (x, y) => (x - y) * (x - y)).Sum() / exact.Sum(y => y * y));
}
