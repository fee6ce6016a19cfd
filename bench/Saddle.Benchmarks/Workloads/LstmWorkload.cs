using Saddle.Nn;
using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;

namespace Saddle.Benchmarks.Workloads;

/// <summary>
/// One Adam step of an LSTM of 128 units that tells ten classes apart at each of many steps of 128 sequences.
/// </summary>
internal sealed class LstmWorkload(int time) : ProgramWorkload
{
    private const int Batch = 128;
    private const int Features = 10;
    private const int Classes = 10;

    private static readonly Adam s_rule = new();

    private readonly Network _network =
        Network.Declare(new Sequential(new Lstm(128), new Linear(Classes)), [time, Features]);

    protected override CompiledFunction Compile(CompilerOptions options)
    {
        Tensor[] carried = [.. _network.Initialise(seed: 1), .. s_rule.InitialState(_network.Parameters)];
        CompiledFunction program = Compiler.Compile(
            Step,
            [
                .. carried.Select(tensor => new TensorSpec(tensor.Shape)),
                new TensorSpec([Batch, time, Features]),
                new TensorSpec([Batch * time], ElementType.Int64),
            ],
            carried.Length,
            options);
        for (int i = 0; i < carried.Length; i++)
        {
            program.Inputs[i].Load(carried[i]);
        }

        Noise.Fill(program.Inputs[^2].Span<float>());
        Span<long> labels = program.Inputs[^1].Span<long>();
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = CounterRandom.Below(Classes, seed: 0, stream: 0, step: 0, index: (ulong)i);
        }

        return program;
    }

    private Tensor[] Step(IReadOnlyList<Tensor> inputs)
    {
        int count = _network.Parameters.Count;
        Tensor[] parameters = [.. inputs.Take(count)];
        Tensor[] moments = [.. inputs.Skip(count).SkipLast(2)];
        (Tensor loss, Tensor[] gradients) = Derivative.ValueAndGradient(
            point => CrossEntropy(_network.Apply(point, [], inputs[^2]).Output, inputs[^1]))(parameters);
        OptimiserStep next = s_rule.Update(parameters, gradients, moments, Tensor.Scalar(1e-3));
        return [.. next.Parameters, .. next.State, loss];
    }

    private static Tensor CrossEntropy(Tensor output, Tensor labels)
    {
        Tensor scores = output.Reshape(labels.Shape[0], Classes);
        Tensor shifted = scores - scores.Max(1).Detach().RestoreAxes(scores.Shape, 1);
        Tensor normaliser = shifted.Exp().Sum(1).Log();
        Tensor chosen = (shifted * Tensor.OneHot(labels, Classes)).Sum(1);
        return (normaliser - chosen).Mean();
    }
}
