using Saddle.Nn.Initialisers;
using Saddle.Settings;

namespace Saddle.Nn.Layers;

/// <summary>A long short-term memory over [n, time, features]; every output h of [n, time, units].</summary>
/// <param name="Units">Numbers in the hidden state h and in the memory c.</param>
/// <remarks>
/// (i, f, g, o) = W x + b + R h; c = σ(f) c + σ(i) tanh(g); h = σ(o) tanh(c); h and c start at 0. The
/// recurrence is unrolled; one product serves the inputs of several steps.
/// Parameters, all uniform within ±1/√units at first: <c>weight_ih_l0</c> W [4 units, features],
/// <c>weight_hh_l0</c> R [4 units, units], <c>bias_ih_l0</c> and <c>bias_hh_l0</c> [4 units], which b adds up.
/// Sources: Hochreiter and Schmidhuber 1997; with the forget gate f Gers et al. 2000; names and layout PyTorch's.
/// </remarks>
public sealed record Lstm(int Units) : Layer
{
    /// <summary>Numbers in the hidden state h and in the memory c; 1 or more.</summary>
    public int Units { get; init => field = Ranges.Count(1).Require(value, "Lstm"); } =
        Ranges.Count(1).Require(Units, "Lstm");

    /// <summary>Rows of input per product: enough for a fast one, few enough to be in cache when their step
    /// comes.</summary>
    private const int RowsTogether = 1024;

    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.Demand("lstm", x, x.Rank == 3 && x.Shape[1] > 0, "the input must be sequences of at least one step",
            "Pass [n, time, features]");
        (int examples, int times, int features) = (x.Shape[0], x.Shape[1], x.Shape[2]);
        Tensor weight = Parameter(scope, "weight_ih_l0", [4 * Units, features]);
        Tensor recurrent = Parameter(scope, "weight_hh_l0", [4 * Units, Units]);
        Tensor bias = Parameter(scope, "bias_ih_l0", [4 * Units]) + Parameter(scope, "bias_hh_l0", [4 * Units]);

        // One after the other in time, so that a step's rows lie together.
        Tensor rows = x.Permute(1, 0, 2).Reshape(times * examples, features);
        Tensor h = Tensor.Zeros([examples, Units], x.Type);
        Tensor c = h;
        var outputs = new Tensor[times];
        int together = Math.Clamp(RowsTogether / Math.Max(1, examples), 1, times);
        for (int first = 0; first < times; first += together)
        {
            Tensor inputs = rows.Slice(0, first * examples, Math.Min(together, times - first) * examples)
                .MatMul(weight, transposeRight: true) + bias;
            for (int time = first; time < Math.Min(first + together, times); time++)
            {
                Tensor given = inputs.Slice(0, (time - first) * examples, examples);
                (outputs[time], c) = Step(given + h.MatMul(recurrent, transposeRight: true), c);
                h = outputs[time];
            }
        }

        return Tensor.Concat(0, outputs).Reshape(times, examples, Units).Permute(1, 0, 2);
    }

    private (Tensor H, Tensor C) Step(Tensor gates, Tensor c)
    {
        Tensor Gate(int number) => gates.Slice(1, number * Units, Units);
        Tensor next = Gate(1).Sigmoid() * c + Gate(0).Sigmoid() * Gate(2).Tanh();
        return (Gate(3).Sigmoid() * next.Tanh(), next);
    }

    private Tensor Parameter(Scope scope, string name, Shape shape) =>
        scope.Parameter(name, shape, new Uniform(1 / Math.Sqrt(Units)));
}
