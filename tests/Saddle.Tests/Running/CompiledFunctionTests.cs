using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Running;

public class CompiledFunctionTests
{
    private static Tensor Ramp(int rows, int columns) => Tensor.FromArray(
        [.. Enumerable.Range(0, rows * columns).Select(i => (i * 37 % 101 - 50) / 50f)], [rows, columns]);

    private static readonly TensorSpec s_three = new([3]);

    [Fact]
    public void States_can_be_exchanged()
    {
        CompiledFunction swap = Compiler.Compile(xs => [xs[1], xs[0]], [s_three, s_three], carried: 2);
        Load(swap, [1, 2, 3], [4, 5, 6]);
        swap.Run();
        Assert.Equal([4, 5, 6], swap.Outputs[0].Span<float>().ToArray());
        Assert.Equal([1, 2, 3], swap.Outputs[1].Span<float>().ToArray());
        swap.Run();
        Assert.Equal([1, 2, 3], swap.Outputs[0].Span<float>().ToArray());
    }

    [Fact]
    public void State_passes_along_a_ring()
    {
        CompiledFunction ring = Compiler.Compile(
            xs => [xs[2] * 2, xs[0], xs[1]], [s_three, s_three, s_three], carried: 3);
        Load(ring, [1, 1, 1], [2, 2, 2], [3, 3, 3]);
        ring.Run();
        Assert.Equal([6, 6, 6], ring.Outputs[0].Span<float>().ToArray());
        Assert.Equal([1, 1, 1], ring.Outputs[1].Span<float>().ToArray());
        Assert.Equal([2, 2, 2], ring.Outputs[2].Span<float>().ToArray());
    }

    [Fact]
    public void An_output_may_return_the_old_state()
    {
        CompiledFunction step = Compiler.Compile(xs => [xs[0] + 1, xs[0], xs[0].Reshape(3, 1)], [s_three], carried: 1);
        Load(step, [1, 2, 3]);
        step.Run();
        Assert.Equal([2, 3, 4], step.Outputs[0].Span<float>().ToArray());
        Assert.Equal([1, 2, 3], step.Outputs[1].Span<float>().ToArray());
        Assert.Equal([1, 2, 3], step.Outputs[2].Span<float>().ToArray());
    }

    [Fact]
    public void Two_states_may_become_one_value()
    {
        CompiledFunction step = Compiler.Compile(
            xs => { Tensor sum = xs[0] + xs[1]; return [sum, sum, sum]; }, [s_three, s_three], carried: 2);
        Load(step, [1, 2, 3], [10, 20, 30]);
        step.Run();
        Assert.All(step.Outputs, output => Assert.Equal([11, 22, 33], output.Span<float>().ToArray()));
    }

    [Fact]
    public void State_read_broadcast_transposed_and_in_products_is_replaced_last()
    {
        TensorSpec[] specs = [new([2, 2]), new([2, 2])];
        CompiledFunction step = Compiler.Compile(
            xs => [xs[0] * 0.5 + xs[1], xs[0].MatMul(xs[0]), xs[0].Transpose() + xs[0].Slice(0, 0, 1), xs[0].Sum(0)],
            specs, carried: 1);
        Load(step, [1, 2, 3, 4], [1, 1, 1, 1]);
        step.Run();
        Assert.Equal([1.5f, 2, 2.5f, 3], step.Outputs[0].Span<float>().ToArray());
        Assert.Equal([7, 10, 15, 22], step.Outputs[1].Span<float>().ToArray());
        Assert.Equal([2, 5, 3, 6], step.Outputs[2].Span<float>().ToArray());
        Assert.Equal([4, 6], step.Outputs[3].Span<float>().ToArray());
    }

    [Fact]
    public void Elementwise_updates_happen_in_place()
    {
        CompiledFunction adam = Compiler.Compile(Adam, AdamSpecs(1000), carried: 3);
        Assert.Equal(0, adam.ArenaBytes);
        Assert.DoesNotContain("copy", adam.Explain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, 32, 16)]
    [InlineData(300, 200, 100)]
    [InlineData(600, 10, 300)]
    public void A_parameter_is_updated_in_place_by_the_kernel_that_makes_its_gradient(int rows, int columns, int inner)
    {
        CompiledFunction step = Compiler.Compile(
            xs => [xs[0] - 0.1 * xs[1].MatMul(xs[2], transposeLeft: true)],
            [new([rows, columns]), new([inner, rows]), new([inner, columns])],
            carried: 1);
        Assert.DoesNotContain("copy", step.Explain(), StringComparison.Ordinal);
        Tensor before = Ramp(rows, columns), left = Ramp(inner, rows), right = Ramp(inner, columns);
        float[] gradient = left.Transpose().MatMul(right).ToArray<float>();
        float[] after = step.Run(before, left, right)[0].ToArray<float>();
        float[] expected = [.. before.ToArray<float>().Zip(gradient, (x, dx) => x - 0.1f * dx)];
        Assert.All(expected.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Fact]
    public void A_filter_is_updated_in_place_by_the_kernel_that_makes_its_gradient()
    {
        static Tensor Gradient(Tensor filter, Tensor images, Tensor slope) =>
            Derivative.Gradient(w => (images.Convolve2d(w, stride: 1, padding: 1) * slope).Sum())(filter);
        CompiledFunction step = Compiler.Compile(
            xs => [xs[0] - 0.1 * Gradient(xs[0], xs[1], xs[2])],
            [new([16, 32, 3, 3]), new([4, 32, 12, 12]), new([4, 16, 12, 12])],
            carried: 1);
        Assert.DoesNotContain("copy", step.Explain(), StringComparison.Ordinal);
        Tensor filter = Ramp(16, 32 * 9).Reshape(16, 32, 3, 3);
        Tensor images = Ramp(4, 32 * 144).Reshape(4, 32, 12, 12), slope = Ramp(4, 16 * 144).Reshape(4, 16, 12, 12);
        float[] gradient = Gradient(filter, images, slope).ToArray<float>();
        float[] after = step.Run(filter, images, slope)[0].ToArray<float>();
        float[] expected = [.. filter.ToArray<float>().Zip(gradient, (x, dx) => x - 0.1f * dx)];
        Assert.All(expected.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(200)]
    public void A_parameter_that_the_product_itself_reads_is_replaced_after_it(int size)
    {
        CompiledFunction step = Compiler.Compile(
            xs => [xs[0] + xs[0].MatMul(xs[0])], [new TensorSpec([size, size])], carried: 1);
        Tensor x = Ramp(size, size);
        float[] product = x.MatMul(x).ToArray<float>();
        float[] after = step.Run(x)[0].ToArray<float>();
        float[] expected = [.. x.ToArray<float>().Zip(product, (one, more) => one + more)];
        Assert.All(expected.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Fact]
    public void Updates_have_the_same_bits_in_place_and_copied()
    {
        float[][] inPlace = AdamAfter(5, new CompilerOptions());
        float[][] copied = AdamAfter(5, new CompilerOptions { FiniteChecks = true });
        Assert.Equal(copied, inPlace);
    }

    [Fact]
    public void Functions_share_state_through_one_buffer()
    {
        CompiledFunction add = Compiler.Compile(xs => [xs[0] + 1], [s_three], carried: 1);
        CompiledFunction twice = Compiler.Compile(xs => [xs[0] * 2], [s_three]);
        var shared = new TensorBuffer([3]);
        add.Bind(0, shared);
        twice.Bind(0, shared);
        add.Run();
        add.Run();
        twice.Run();
        Assert.Same(shared, add.Outputs[0]);
        Assert.Equal([4, 4, 4], twice.Outputs[0].Span<float>().ToArray());
    }

    [Fact]
    public void A_buffer_of_another_shape_is_not_bound()
    {
        CompiledFunction function = Compiler.Compile(x => x, [3]);
        ShapeException thrown = Assert.Throws<ShapeException>(() => function.Bind(0, new TensorBuffer([4])));
        Assert.Equal(
            "bind: the buffer does not fit input 0. The input is Float32 [3], the buffer Float32 [4]. "
                + "Bind a buffer of the input's shape and type.", thrown.Message);
    }

    [Fact]
    public void State_and_another_input_may_not_share_a_buffer()
    {
        CompiledFunction function = Compiler.Compile(xs => [xs[0] + xs[1]], [s_three, s_three], carried: 1);
        function.Bind(1, function.Inputs[0]);
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => function.Run());
        Assert.Equal(
            "run: output 0 is written to the buffer that input 1 is read from. Both are Float32 [3]. "
                + "Bind a buffer of its own to input 1, or carry it as state.", thrown.Message);
        function.Bind(1, new TensorBuffer([3]));
        function.Run();
    }

    [Fact]
    public void Several_runs_in_a_row_carry_the_state()
    {
        CompiledFunction doubled = Compiler.Compile(xs => [2 * xs[0]], [new TensorSpec([3])], carried: 1);
        doubled.Inputs[0].Load(Tensor.Of(1f, 2f, 3f));
        doubled.Run(5);
        Assert.Equal([32f, 64f, 96f], doubled.Inputs[0].Span<float>().ToArray());
        doubled.Run(0);
        Assert.Equal([32f, 64f, 96f], doubled.Inputs[0].Span<float>().ToArray());
    }

    [Fact]
    public void A_negative_number_of_runs_is_refused()
    {
        CompiledFunction copy = Compiler.Compile(x => x + 1, [3]);
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => copy.Run(-1));
        Assert.Equal("run: the number of runs must not be negative, got -1. Pass 0 or more.", thrown.Message);
    }

    [Fact]
    public void A_wrong_number_of_arguments_is_refused()
    {
        CompiledFunction function = Compiler.Compile(x => x, [3]);
        Tensor x = Tensor.Zeros([3]);
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => function.Run(x, x));
        Assert.Equal("run: the function takes 1 arguments, got 2. Pass one tensor per input.", thrown.Message);
    }

    [Fact]
    public void An_index_outside_its_axis_stops_the_run()
    {
        CompiledFunction function = Compiler.Compile(
            xs => [xs[0].Gather(xs[1])], [s_three, new TensorSpec([2], ElementType.Int64)]);
        function.Inputs[1].Span<long>()[1] = 3;
        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(() => function.Run());
        Assert.StartsWith(
            "gather: an index is outside its axis. "
                + "Index 3 at position 1 must be at least 0 and below the axis length 3. "
                + "Check where the indices come from, or lengthen the axis.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_run_on_several_threads_at_once()
    {
        Func<Tensor, Tensor> function = x => (x.MatMul(x, transposeRight: true) * 0.01).Tanh().Sum(1);
        CompiledFunction[] copies = [.. Enumerable.Range(0, 3).Select(_ => Compiler.Compile(function, [150, 400]))];
        double[] values = Numbers.Between(-1, 1, 60_000, 3);
        float[][] results = new float[3][];
        Thread[] threads = [.. copies.Select((copy, i) => new Thread(() =>
        {
            Numbers64.Fill(copy.Inputs[0], values);
            for (int run = 0; run < 30; run++)
            {
                copy.Run();
            }

            results[i] = copy.Outputs[0].Span<float>().ToArray();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Fact]
    public void Memory_in_use_survives_collections_on_another_thread()
    {
        bool done = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                GC.Collect();
                Thread.Sleep(1);
            }
        });
        collector.Start();
        try
        {
            for (int i = 0; i < 12; i++)
            {
                Span<float> results = ResultsOfAFunctionNobodyHolds(i);
                _ = new TensorBuffer([50_000]);
                Thread.Yield();
                Assert.Equal(50_000, results.Length);
                Assert.Equal(-1, results.IndexOfAnyExcept(2f * i + 1));
            }
        }
        finally
        {
            Volatile.Write(ref done, true);
            collector.Join();
        }
    }

    [Fact]
    public void Empty_tensors_pass_through_every_kernel()
    {
        TensorSpec[] specs = [new([0, 3]), new([3, 4]), new([0, 2, 5, 5]), new([3, 2, 3, 3])];
        Tensor none = Tensor.FromArray(Array.Empty<long>(), [0]);
        CompiledFunction function = Compiler.Compile(
            xs =>
            [
                (xs[0] + 1).Tanh(), xs[0].Sum(0), xs[0].Sum(1), xs[0].Transpose(), xs[0].Pad(0, 1, 1),
                Tensor.Concat(0, xs[0], xs[0]), xs[0].MatMul(xs[1]), xs[0].MatMul(xs[0], transposeLeft: true),
                xs[2].Convolve2d(xs[3]), xs[0].Reshape(3, 0).Sum(1), xs[0].Gather(Tensor.Of(1L, 2L), 1),
                xs[1].Gather(none), xs[2].Convolve2d(xs[3]).Sum(), xs[2].Permute(0, 2, 3, 1),
                xs[0].ScatterAdd(none, 2), new RandomStream(Tensor.Of(1L, 2L)).Normal(0, 4),
            ],
            specs);
        function.Run();
        Assert.Equal([0, 0, 0], function.Outputs[1].Span<float>().ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0], function.Outputs[4].Span<float>().ToArray());
        Assert.Equal(new float[9], function.Outputs[7].Span<float>().ToArray());
        Assert.Equal([0, 0, 0], function.Outputs[9].Span<float>().ToArray());
        Assert.Equal([0], function.Outputs[12].Span<float>().ToArray());
        Assert.Equal(new float[6], function.Outputs[14].Span<float>().ToArray());
    }

    [Fact]
    public void Tensors_of_sixteen_axes_run_through_strides()
    {
        Shape shape = [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
        Shape full = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];
        int[] back = [.. Enumerable.Range(0, 16).Reverse()];
        CompiledFunction function = Compiler.Compile(x => x.BroadcastTo(full) + x.Permute(back), shape);
        Numbers64.Fill(function.Inputs[0], [.. Enumerable.Range(0, 256).Select(i => (double)i)]);
        function.Run();
        float[] sums = function.Outputs[0].Span<float>().ToArray();
        Assert.Equal(65536 * 255.0, sums.Sum(value => (double)value));
        Assert.Equal(255, sums[0b1010101010101010]);
        Assert.Equal(510, sums[^1]);
    }

    [Fact]
    public void Times_of_kernels_appear_once_they_were_measured()
    {
        CompiledFunction function = Compiler.Compile(x => x.MatMul(x).Tanh().Sum(0).Exp(), [16, 16]);
        string before = function.Explain();
        Assert.DoesNotContain("GFLOP/s", before, StringComparison.Ordinal);
        function.Profile();
        Assert.Equal(before, function.Explain());
        function.Run();
        function.Run();
        string profiled = function.Explain();
        Assert.Contains("GFLOP/s", profiled, StringComparison.Ordinal);
        Assert.EndsWith(" ms a run over 2 runs.\n", profiled, StringComparison.Ordinal);
        function.Profile(false);
        Assert.Equal(before, function.Explain());
    }

    [Fact]
    public void What_a_kernel_moves_counts_each_place_once_and_of_a_slice_only_what_it_shows()
    {
        CompiledFunction function = Compiler.Compile(
            x => (x.Slice(0, 0, 256) + x.Slice(0, 128, 1).BroadcastTo([256])).Exp(), [1024]);
        // 256 elements of one slice, one of the other within them, and 256 of the result.
        Assert.Contains(" 2.0  add · exp → [256]\n", function.Explain(), StringComparison.Ordinal);
    }

    private static Span<float> ResultsOfAFunctionNobodyHolds(int i)
    {
        CompiledFunction function = Compiler.Compile(x => x * 2 + 1, [50_000]);
        function.Inputs[0].Span<float>().Fill(i);
        function.Run();
        return function.Outputs[0].Span<float>();
    }

    private static TensorSpec[] AdamSpecs(int size) => [new([size]), new([size]), new([size]), new([size])];

    private static Tensor[] Adam(IReadOnlyList<Tensor> xs)
    {
        Tensor mean = xs[1] * 0.9 + xs[3] * 0.1;
        Tensor square = xs[2] * 0.99 + xs[3].Square() * 0.01;
        return [xs[0] - mean * 0.001 / (square.Sqrt() + 1e-8), mean, square];
    }

    private static float[][] AdamAfter(int steps, CompilerOptions options)
    {
        CompiledFunction adam = Compiler.Compile(Adam, AdamSpecs(5000), carried: 3, options);
        Numbers64.Fill(adam.Inputs[0], Numbers.Between(-1, 1, 5000, 1));
        Numbers64.Fill(adam.Inputs[3], Numbers.Between(-1, 1, 5000, 2));
        for (int i = 0; i < steps; i++)
        {
            adam.Run();
        }

        return [.. adam.Outputs.Select(output => output.Span<float>().ToArray())];
    }

    private static void Load(CompiledFunction function, params float[][] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i].CopyTo(function.Inputs[i].Span<float>());
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_buffer_is_not_bound_to_an_input_there_is_not(int input)
    {
        CompiledFunction function = Compiler.Compile(x => x, [3]);
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => function.Bind(input, new TensorBuffer([3])));
        Assert.Equal(
            $"bind: there is no input {input}. The function has 1, counted from 0. Name one of them.", thrown.Message);
    }
}
