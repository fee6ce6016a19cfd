using Saddle.Testing;
using Saddle.Tests.Running;
using Xunit;

namespace Saddle.Tests;

public class CompilerTests
{
    // Sums run in another order than the reference's; float32 also rounds every step of programs some 40 ops deep.
    private const double Tolerance64 = 1e-11;
    private const double Tolerance32 = 2e-4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_programs_agree_with_the_reference_and_among_thread_counts(int part) =>
        CheckSeeds(part * 60, 60, large: false);

    [Fact]
    public void Random_programs_over_large_tensors_agree_with_the_reference() => CheckSeeds(3, 2, large: true);

    [Fact]
    [Trait("Category", "Slow")]
    public void Thousands_of_random_programs_agree_with_the_reference() => CheckSeeds(1000, 3000, large: false);

    [Fact]
    [Trait("Category", "Slow")]
    public void Many_random_programs_over_large_tensors_agree_with_the_reference() => CheckSeeds(100, 20, large: true);

    [Fact]
    public void A_check_of_programs_notices_a_difference() => Assert.ThrowsAny<Exception>(
        () => Differential.Check(new RandomProgram(7), ElementType.Float32, -1, "seed 7"));

    [Fact]
    public void Elementwise_results_have_the_same_bits_at_every_vector_width()
    {
        Func<Tensor, Tensor> chain = x => (x.Tanh() * 2 + x.Sigmoid() / (x.Square() + 1)).Softplus() - x.Sin();
        float[] wide = RunAt(512, chain, [37]);
        Assert.Equal(wide, RunAt(256, chain, [37]));
        Assert.Equal(wide, RunAt(128, chain, [37]));
    }

    [Fact]
    public void Products_agree_at_every_vector_width()
    {
        Func<Tensor, Tensor> product = x => x.MatMul(x, transposeRight: true).Relu().Sum(0);
        float[] wide = RunAt(512, product, [33, 21]);
        foreach (int bits in new[] { 128, 256 })
        {
            float[] narrow = RunAt(bits, product, [33, 21]);
            Assert.All(
                wide.Zip(narrow), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * (1 + Math.Abs(pair.First))));
        }
    }

    [Fact]
    public void State_that_changes_shape_is_refused()
    {
        ShapeException thrown = Assert.Throws<ShapeException>(() => Compiler.Compile(
            xs => [xs[0].Reshape(3, 2)], [new TensorSpec([2, 3])], carried: 1));
        Assert.Equal(
            "compile: output 0 must replace input 0, so both must exist with one shape and type. "
                + "Got 1 inputs, 1 outputs and 1 carried; Float32 [2, 3] becomes Float32 [3, 2]. "
                + "Return the new state first, in the order of the inputs.", thrown.Message);
    }

    [Fact]
    public void More_state_than_outputs_is_refused()
    {
        ShapeException thrown = Assert.Throws<ShapeException>(() => Compiler.Compile(
            xs => [xs[0]], [new TensorSpec([2]), new TensorSpec([2])], carried: 2));
        Assert.Equal(
            "compile: output 1 must replace input 1, so both must exist with one shape and type. "
                + "Got 2 inputs, 1 outputs and 2 carried. Return the new state first, in the order of the inputs.",
            thrown.Message);
    }

    [Fact]
    public void A_tensor_of_another_trace_is_refused()
    {
        Tensor? leaked = null;
        Compiler.Compile(x => leaked = x * 2, [3]);
        TraceException thrown = Assert.Throws<TraceException>(() => Compiler.Compile(x => x + leaked!, [3]));
        Assert.Equal(
            "compile: the function uses a tensor of another trace. It depends on input(x) [3], "
                + "which is not among its own arguments. Pass it as an argument.", thrown.Message);
    }

    [Fact]
    public void Vector_registers_of_a_width_there_is_not_are_refused()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(
            () => Compiler.Compile(x => x, [3], options: new CompilerOptions { VectorBits = 100 }));
        Assert.Equal(
            "compile: vector registers have 128, 256 or 512 bits, got 100. Use one of these, or 0 for the widest.",
            thrown.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(100_000)]
    public void Thread_counts_out_of_range_are_refused(int threads)
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(
            () => Compiler.Compile(x => x, [3], options: new CompilerOptions { Threads = threads }));
        Assert.Equal(
            $"compile: there must be from 1 to 1024 threads, got {threads}. "
                + "Leave the option out for one per processor.",
            thrown.Message);
    }

    private static float[] RunAt(int bits, Func<Tensor, Tensor> function, Shape shape)
    {
        var options = new CompilerOptions { VectorBits = bits };
        CompiledFunction compiled = Compiler.Compile(function, shape, options: options);
        Numbers64.Fill(compiled.Inputs[0], Numbers.Between(-2, 2, shape.Count, 5));
        compiled.Run();
        return compiled.Outputs[0].Span<float>().ToArray();
    }

    private static void CheckSeeds(int first, int count, bool large)
    {
        for (int seed = first; seed < first + count; seed++)
        {
            var program = new RandomProgram(seed, large);
            Differential.Check(program, ElementType.Float64, Tolerance64, $"seed {seed} in float64");
            Differential.Check(program, ElementType.Float32, Tolerance32, $"seed {seed} in float32");
        }
    }

    [Fact]
    public void A_negative_number_of_carried_inputs_is_refused()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(
            () => Compiler.Compile(xs => [xs[0]], [new TensorSpec([2])], carried: -1));
        Assert.Equal(
            "compile: the number of carried inputs must not be negative, got -1. Use 0 where no input is state.",
            thrown.Message);
    }

    [Fact]
    public void A_missing_function_is_refused()
    {
        Func<Tensor, Tensor> none = null!;
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => Compiler.Compile(none, [2])).ParamName);
    }
}
