using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>How random numbers are spread.</summary>
    internal enum Spread
    {
        /// <summary>Evenly over [0, 1).</summary>
        Uniform,

        /// <summary>Mean 0, variance 1.</summary>
        Normal,
    }

    /// <summary>Random numbers that are a pure function of a key (seed, step), a stream and the position.</summary>
    internal sealed record RandomOp(Spread Spread, int Stream, Shape Shape, ElementType Type) : ConstantOp
    {
        public override string Name => Spread == Spread.Uniform ? "uniform" : "normal";

        public override string Attributes => $"(stream {Stream})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            if (!Type.IsFloating())
            {
                throw Tensor.Misfit(Name, "random numbers are floating-point.", $"Asked for {Type} {Shape}.",
                    "Make the RandomStream with Float32 or Float64.");
            }

            return inputs[0].Type == ElementType.Int64 && inputs[0].Shape == [2]
                ? Shape
                : throw Tensor.Misfit(Name, "the key must be Int64 of shape [2]: seed and step.",
                    $"Got {inputs[0].Type} {inputs[0].Shape}.",
                    "Pass RandomStream a key made by Tensor.Of(seed, step).");
        }

        public override ElementType InferType(ReadOnlySpan<Tensor> inputs) => Type;
    }
}

namespace Saddle
{
    /// <summary>
    /// A source of random tensors inside a traced function: each call draws from the next stream of one key.
    /// </summary>
    /// <param name="key">
    /// Int64, shape [2]: seed and step. The same key gives the same numbers, at any thread count.
    /// </param>
    /// <param name="type">The element type of the numbers, a floating-point one.</param>
    /// <param name="firstStream">Where numbering starts, so that two sources of one key stay apart.</param>
    /// <remarks>Philox4x32-10. Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3".</remarks>
    public sealed class RandomStream(Tensor key, ElementType type = ElementType.Float32, int firstStream = 0)
    {
        private int _next = firstStream;

        /// <summary>Numbers spread evenly over [0, 1).</summary>
        public Tensor Uniform(params ReadOnlySpan<int> sizes) => Draw(Spread.Uniform, sizes);

        /// <summary>Numbers of mean 0 and variance 1.</summary>
        public Tensor Normal(params ReadOnlySpan<int> sizes) => Draw(Spread.Normal, sizes);

        private Tensor Draw(Spread spread, ReadOnlySpan<int> sizes) =>
            Tensor.Apply(new RandomOp(spread, _next++, Shape.Create(sizes), type), [key]);
    }
}
