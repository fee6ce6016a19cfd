using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Testing;
using Xunit;

namespace Saddle.Nn.Tests;

/// <summary>Layers, derivatives, optimiser and average compiled into one program that carries its state.</summary>
public sealed class TrainingStepTests
{
    private static readonly Network s_regression = Network.Declare(
        new Sequential(new Linear(5), new BatchNorm(), new Tanh(), new Linear(1)), [3], ElementType.Float64);

    private static readonly Optimiser s_adam = new Adam(Beta1: 0.5, Beta2: 0.9);

    private static readonly Tensor s_x = Tensor.FromArray(Numbers.Between(-1, 1, 24, seed: 3), [8, 3]);
    private static readonly Tensor s_target = Tensor.FromArray(Numbers.Between(-1, 1, 8, seed: 4), [8, 1]);

    [Fact]
    public void Carried_state_follows_the_same_path_as_values_passed_by_hand()
    {
        Tensor[] start = Start();
        TensorSpec[] specs = [
            .. start.Append(s_x).Append(s_target).Select(tensor => new TensorSpec(tensor.Shape, tensor.Type))];
        CompiledFunction step = Compiler.Compile(Step, specs, carried: start.Length);
        foreach ((Tensor value, TensorBuffer buffer) in start.Append(s_x).Append(s_target).Zip(step.Inputs))
        {
            buffer.Load(value);
        }

        Tensor[] byHand = start;
        for (int i = 0; i < 3; i++)
        {
            step.Run();
            byHand = [.. Step([.. byHand, s_x, s_target]).Take(start.Length).Select(Evaluated)];
        }

        for (int i = 0; i < start.Length; i++)
        {
            double[] carried = step.Inputs[i].Span<double>().ToArray();
            Assert.InRange(Numbers.Error(byHand[i].ToArray<double>(), carried), 0, 1e-12);
            Assert.NotEqual(start[i].ToArray<double>(), carried);
        }
    }

    [Fact]
    public void The_loss_falls_to_a_tenth_in_a_hundred_steps()
    {
        Tensor[] start = Start();
        TensorSpec[] specs = [
            .. start.Append(s_x).Append(s_target).Select(tensor => new TensorSpec(tensor.Shape, tensor.Type))];
        CompiledFunction step = Compiler.Compile(Step, specs, carried: start.Length);
        foreach ((Tensor value, TensorBuffer buffer) in start.Append(s_x).Append(s_target).Zip(step.Inputs))
        {
            buffer.Load(value);
        }

        step.Run();
        double first = step.Outputs[^1].Span<double>()[0];
        for (int i = 0; i < 100; i++)
        {
            step.Run();
        }

        Assert.InRange(step.Outputs[^1].Span<double>()[0], 0, first / 10);
    }

    private static Tensor[] Start()
    {
        ParameterSet values = s_regression.Initialise(seed: 1, ElementType.Float64);
        return [.. values, .. s_adam.InitialState(s_regression.Parameters, ElementType.Float64),
            .. values.Select(s_regression.Parameters)];
    }

    /// <summary>
    /// [parameters, statistics, optimiser state, averages, x, target] to the same, next, and the loss.
    /// </summary>
    private static List<Tensor> Step(IReadOnlyList<Tensor> all)
    {
        int count = s_regression.Parameters.Count;
        int states = s_adam.State(s_regression.Parameters).Count;
        Tensor[] parameters = [.. all.Take(count)];
        Tensor[] statistics = [.. all.Skip(count).Take(s_regression.Statistics.Count)];
        int at = count + statistics.Length;
        IReadOnlyList<Tensor> nextStatistics = [];
        (Tensor loss, Tensor[] gradients) = Derivative.ValueAndGradient(ps =>
        {
            (Tensor y, nextStatistics) = s_regression.Apply(ps, statistics, all[^2], training: true);
            return (y - all[^1]).Square().Mean();
        })(parameters);
        Tensor rate = Tensor.Scalar(0.02, ElementType.Float64);
        OptimiserStep next = s_adam.Update(parameters, gradients, [.. all.Skip(at).Take(states)], rate);
        IEnumerable<Tensor> averages =
            all.Skip(at + states).Take(count).Zip(next.Parameters, (old, now) => 0.9 * old + 0.1 * now);
        return [.. next.Parameters, .. nextStatistics, .. next.State, .. averages, loss];
    }

    private static Tensor Evaluated(Tensor tensor) => Tensor.FromArray(tensor.ToArray<double>(), tensor.Shape);
}
