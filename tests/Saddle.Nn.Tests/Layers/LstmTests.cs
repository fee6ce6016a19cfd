using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class LstmTests
{
    private const int Examples = 2;
    private const int Times = 4;
    private const int Features = 3;
    private const int Units = 2;

    [Fact]
    public void Output_is_that_of_the_recurrence_written_out()
    {
        var trial = new LayerTrial(new Lstm(Units), [Examples, Times, Features]);
        double[] expected = new double[Examples * Times * Units];
        for (int example = 0; example < Examples; example++)
        {
            (double[] h, double[] c) = (new double[Units], new double[Units]);
            for (int time = 0; time < Times; time++)
            {
                double[] x = trial.X[((example * Times + time) * Features)..((example * Times + time + 1) * Features)];
                (h, c) = Step(trial, x, h, c);
                h.CopyTo(expected, (example * Times + time) * Units);
            }
        }

        Near.Equal(expected, trial.Output());
    }

    [Fact]
    public void Steps_that_share_a_product_agree_with_steps_that_do_not()
    {
        // 600 examples of one step share none; two examples of four steps share one.
        Network network = Network.Declare(new Lstm(Units), [Times, Features], ElementType.Float64);
        ParameterSet values = network.Initialise(1, ElementType.Float64);
        Tensor x = Tensor.FromArray(Saddle.Testing.Numbers.Between(-1, 1, 600 * Times * Features, seed: 1),
            [600, Times, Features]);
        double[] many = network.Apply(values, x).ToArray<double>();
        double[] few = network.Apply(values, x.Slice(0, 0, Examples)).ToArray<double>();
        Near.Equal(few, many[..few.Length]);
    }

    [Fact]
    public void Parameters_are_named_and_shaped_as_in_PyTorch()
    {
        Network network = Network.Declare(new Lstm(5), [7, 3]);
        Assert.Equal(
            ["weight_ih_l0 [20, 3]", "weight_hh_l0 [20, 5]", "bias_ih_l0 [20]", "bias_hh_l0 [20]"],
            network.Parameters.Select(spec => $"{spec.Name} {spec.Shape}"));
        Assert.Equal([7, 5], network.Output);
    }

    [Fact]
    public void Parameters_start_within_one_over_the_root_of_the_units()
    {
        float[] values = [.. Network.Declare(new Lstm(25), [1, 4]).Initialise(1).SelectMany(x => x.ToArray<float>())];
        Assert.InRange(values.Max(Math.Abs), 0.199f, 0.2f);
        Assert.InRange(values.Average(), -0.01f, 0.01f);
    }

    [Fact]
    public void Later_inputs_do_not_change_earlier_outputs()
    {
        var trial = new LayerTrial(new Lstm(Units), [1, Times, Features]);
        double[] before = trial.Output();
        trial.X[^1] += 1;
        double[] after = trial.Output();
        Assert.Equal(before[..^Units], after[..^Units]);
        Assert.NotEqual(before[^Units..], after[^Units..]);
    }

    [Theory]
    [InlineData(new int[] { 3 }, "Float32 [2, 3]")]
    [InlineData(new int[] { 0, 3 }, "Float32 [2, 0, 3]")]
    public void What_is_no_sequence_is_refused(int[] example, string input)
    {
        var error = Assert.Throws<ShapeException>(() => Network.Declare(new Lstm(5), Shape.Create(example)));
        Assert.Equal(
            $"lstm: the input must be sequences of at least one step. The input is {input}. Pass [n, time, features].",
            error.Message);
    }

    [Fact]
    public void No_units_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Lstm(0));
        Assert.Equal(
            "Lstm: Units is out of range. Got 0. Use a number of 1 or more. (Parameter 'Units')", error.Message);
    }

    private static (double[] H, double[] C) Step(LayerTrial trial, double[] x, double[] h, double[] c)
    {
        double[] gates = new double[4 * Units];
        for (int gate = 0; gate < gates.Length; gate++)
        {
            gates[gate] = trial["bias_ih_l0"][gate] + trial["bias_hh_l0"][gate]
                + Enumerable.Range(0, Features).Sum(i => trial["weight_ih_l0"][gate * Features + i] * x[i])
                + Enumerable.Range(0, Units).Sum(i => trial["weight_hh_l0"][gate * Units + i] * h[i]);
        }

        (double[] nextH, double[] nextC) = (new double[Units], new double[Units]);
        for (int unit = 0; unit < Units; unit++)
        {
            double input = Sigmoid(gates[unit]), forget = Sigmoid(gates[Units + unit]);
            double candidate = Math.Tanh(gates[2 * Units + unit]), output = Sigmoid(gates[3 * Units + unit]);
            nextC[unit] = forget * c[unit] + input * candidate;
            nextH[unit] = output * Math.Tanh(nextC[unit]);
        }

        return (nextH, nextC);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
