using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Ops
{
    /// <summary>The same value as a new node: the point derivatives are taken at. Removed before running.</summary>
    internal sealed record AliasOp : LinearOp
    {
        /// <summary>Whether a derivative at this point is still to be taken.</summary>
        public bool IsOpen { get; private set; } = true;

        public override string Name => "alias";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs) => inputs[0].Shape;

        public override Tensor Transpose(Tensor y, Tensor dy) => dy;

        /// <summary>Notes that the derivative has been taken.</summary>
        public void Close() => IsOpen = false;
    }

    /// <summary>The same value, treated as constant by derivatives.</summary>
    internal sealed record DetachOp : ConstantOp
    {
        public override string Name => "detach";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs) => inputs[0].Shape;
    }

    /// <summary>The same elements in row-major order under other sizes.</summary>
    internal sealed record ReshapeOp(Shape Shape) : LinearOp
    {
        public override string Name => "reshape";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs) =>
            inputs[0].Shape.Count == Shape.Count
                ? Shape
                : throw Tensor.Misfit(Name, "element counts differ.",
                    $"{inputs[0].Shape} has {inputs[0].Shape.Count} elements, {Shape} has {Shape.Count}.",
                    "Choose sizes with the same product.");

        public override Tensor Transpose(Tensor y, Tensor dy) => dy.Reshape(y.Inputs[0].Shape);
    }

    /// <summary>Axes in another order: axis i of the result is axis <c>Order[i]</c> of the input.</summary>
    internal sealed record PermuteOp(ValueList<int> Order) : LinearOp
    {
        public override string Name => "permute";

        public override string Attributes => Order.ToString();

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Shape shape = inputs[0].Shape;
            return Shape.Create([.. Order.Select(axis => shape[axis])]);
        }

        public override Tensor Transpose(Tensor y, Tensor dy) => dy.Permute(Inverse(Order).Span);

        public static ValueList<int> Inverse(ValueList<int> order)
        {
            int[] inverse = new int[order.Count];
            for (int i = 0; i < order.Count; i++)
            {
                inverse[order[i]] = i;
            }

            return ValueList.Create<int>(inverse);
        }
    }

    /// <summary>Axes of size 1 repeated to a larger size; ranks are equal.</summary>
    internal sealed record BroadcastOp(Shape Shape) : LinearOp
    {
        public override string Name => "broadcast";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Shape from = inputs[0].Shape;
            bool fits = from.Rank == Shape.Rank;
            for (int axis = 0; fits && axis < from.Rank; axis++)
            {
                fits = from[axis] == Shape[axis] || from[axis] == 1;
            }

            return fits
                ? Shape
                : throw Tensor.Misfit(
                    Name, "only axes of size 1 can be repeated.", $"From {from} to {Shape}.", "Reshape first.");
        }

        public override Tensor Transpose(Tensor y, Tensor dy)
        {
            Shape from = y.Inputs[0].Shape;
            int[] repeated = [.. Enumerable.Range(0, Shape.Rank).Where(axis => from[axis] != Shape[axis])];
            return dy.Sum(repeated).Reshape(from);
        }

        /// <summary>The shape two operands broadcast to: aligned at the last axis, sizes equal or 1.</summary>
        public static Shape Together(string op, Shape left, Shape right)
        {
            if (left == right)
            {
                return left;
            }

            int[] sizes = new int[Math.Max(left.Rank, right.Rank)];
            for (int i = 1; i <= sizes.Length; i++)
            {
                int a = i <= left.Rank ? left[^i] : 1;
                int b = i <= right.Rank ? right[^i] : 1;
                if (a != b && a != 1 && b != 1)
                {
                    throw Tensor.Misfit(
                        op, "shapes do not broadcast.", $"Left {left}, right {right} differ at axis {-i}: {a} and {b}.",
                        "Make the sizes equal or one of them 1, for example with Reshape.");
                }

                sizes[^i] = a == 1 ? b : a;
            }

            return Shape.Create(sizes);
        }
    }

    /// <summary>
    /// Every <c>Steps[i]</c>-th of <c>Sizes[i]</c> elements from <c>Starts[i]</c> on, along each axis.
    /// </summary>
    internal sealed record SliceOp(ValueList<int> Starts, Shape Shape, ValueList<int> Steps) : LinearOp
    {
        public override string Name => "slice";

        public override string Attributes => $"(from {Starts} by {Steps})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Shape from = inputs[0].Shape;
            bool fits = from.Rank == Shape.Rank && from.Rank == Starts.Count && from.Rank == Steps.Count;
            for (int axis = 0; fits && axis < from.Rank; axis++)
            {
                long last = Starts[axis] + ((long)Shape[axis] - 1) * Steps[axis];
                bool within = Shape[axis] == 0 ? Starts[axis] <= from[axis] : last < from[axis];
                fits = Starts[axis] >= 0 && Steps[axis] > 0 && within;
            }

            return fits
                ? Shape
                : throw Tensor.Misfit(Name, "the range leaves the tensor.",
                    $"Sizes {Shape} from {Starts} in steps of {Steps}, tensor {from}.",
                    "Keep every range inside its axis.");
        }

        public override Tensor Transpose(Tensor y, Tensor dy)
        {
            Shape from = y.Inputs[0].Shape;
            int[] after = new int[from.Rank];
            int[] interior = new int[from.Rank];
            for (int axis = 0; axis < after.Length; axis++)
            {
                interior[axis] = Steps[axis] - 1;
                int covered = Shape[axis] == 0 ? 0 : (Shape[axis] - 1) * Steps[axis] + 1;
                after[axis] = from[axis] - Starts[axis] - covered;
            }

            return Tensor.Apply(new PadOp(Starts, ValueList.Create<int>(after), ValueList.Create<int>(interior)), [dy]);
        }
    }

    /// <summary>Zeros added before, after and between the elements of each axis.</summary>
    internal sealed record PadOp(ValueList<int> Before, ValueList<int> After, ValueList<int> Interior) : LinearOp
    {
        public override string Name => "pad";

        public override string Attributes => $"(before {Before}, after {After}, between {Interior})";

        public override Shape InferShape(ReadOnlySpan<Tensor> inputs)
        {
            Shape from = inputs[0].Shape;
            int[] sizes = new int[from.Rank];
            for (int axis = 0; axis < sizes.Length; axis++)
            {
                long covered = from[axis] == 0 ? 0 : (from[axis] - 1L) * (Interior[axis] + 1L) + 1;
                long size = Before[axis] + covered + After[axis];
                if (size > int.MaxValue || Interior[axis] == int.MaxValue)
                {
                    throw Tensor.Misfit(Name, "the result is too large.",
                        $"Shape {from} with {Before} before, {After} after, {Interior} between.",
                        "Keep every size and distance below 2^31.");
                }

                sizes[axis] = (int)size;
            }

            return Shape.Create(sizes);
        }

        public override Tensor Transpose(Tensor y, Tensor dy)
        {
            ValueList<int> steps = ValueList.Create<int>([.. Interior.Select(zeros => zeros + 1)]);
            return Tensor.Apply(new SliceOp(Before, y.Inputs[0].Shape, steps), [dy]);
        }
    }
}

namespace Saddle
{
    public sealed partial class Tensor
    {
        /// <summary>The same value, treated as a constant by every derivative.</summary>
        public Tensor Detach() => Apply(new DetachOp(), [this]);

        /// <summary>
        /// The same elements in row-major order under other sizes; one size may be -1 and is inferred.
        /// </summary>
        /// <exception cref="ShapeException">The element counts differ, or leave the open size unknown.</exception>
        public Tensor Reshape(params ReadOnlySpan<int> sizes)
        {
            int[] resolved = sizes.ToArray();
            int open = Array.IndexOf(resolved, -1);
            if (open >= 0)
            {
                resolved[open] = OpenSize(sizes, open);
            }

            var shape = Shape.Create(resolved);
            return shape == Shape ? this : Apply(new ReshapeOp(shape), [this]);
        }

        /// <summary>All axes after the first merged: [n, a, b, ...] to [n, a·b·...].</summary>
        /// <exception cref="ShapeException">There is no first axis, or the merged one reaches 2^31.</exception>
        public Tensor Flatten() => Rank == 0
            ? throw Misfit("flatten", "there is no first axis to keep.", "Got a scalar, shape [].",
                "Reshape it to [1, 1].")
            : Reshape([Shape[0], Merged("flatten", Shape.Sizes[1..])]);

        /// <summary>Axes in another order: axis i of the result is axis <c>order[i]</c>.</summary>
        /// <exception cref="ShapeException">The order is not a permutation of all axes.</exception>
        public Tensor Permute(params ReadOnlySpan<int> order)
        {
            if (order.Length != Rank || Axes(order, "permute").Count != Rank)
            {
                throw Misfit("permute", "the order must name every axis once.",
                    $"Order [{string.Join(", ", order.ToArray())}] of shape {Shape}.", $"Name {Rank} axes.");
            }

            int[] resolved = new int[Rank];
            for (int i = 0; i < Rank; i++)
            {
                resolved[i] = Axis(order[i], "permute");
            }

            return Apply(new PermuteOp(ValueList.Create<int>(resolved)), [this]);
        }

        /// <summary>The last two axes exchanged.</summary>
        public Tensor Transpose()
        {
            int[] order = [.. Enumerable.Range(0, Rank)];
            (order[Axis(-2, "transpose")], order[^1]) = (order[^1], order[^2]);
            return Permute(order);
        }

        /// <summary>Repeats axes of size 1, and adds leading ones, until the shape is reached.</summary>
        /// <exception cref="ShapeException">A size is neither equal nor 1.</exception>
        public Tensor BroadcastTo(Shape shape)
        {
            if (shape == Shape)
            {
                return this;
            }

            int[] sizes = new int[Math.Max(shape.Rank, Rank)];
            Array.Fill(sizes, 1);
            Shape.Sizes.CopyTo(sizes.AsSpan(sizes.Length - Rank));
            Tensor aligned = Reshape(Shape.Create(sizes));
            return aligned.Shape == shape ? aligned : Apply(new BroadcastOp(shape), [aligned]);
        }

        /// <summary>
        /// <paramref name="size"/> neighbouring elements along one axis, from <paramref name="start"/> on.
        /// </summary>
        /// <exception cref="ShapeException">The range leaves the axis, or size or step is out of range.</exception>
        public Tensor Slice(int axis, int start, int size, int step = 1)
        {
            int resolved = Axis(axis, "slice");
            if (size < 0 || step < 1)
            {
                throw Misfit("slice", "the size must not be negative and the step must be positive.",
                    $"Got {size} elements in steps of {step}.", "Correct the range.");
            }

            int[] starts = new int[Rank];
            int[] steps = new int[Rank];
            Array.Fill(steps, 1);
            (starts[resolved], steps[resolved]) = (start, step);
            var op = new SliceOp(
                ValueList.Create<int>(starts), Shape.With(resolved, size), ValueList.Create<int>(steps));
            return Apply(op, [this]);
        }

        /// <summary>Zeros added before and after the elements of one axis, and between neighbours.</summary>
        /// <exception cref="ShapeException">A count is negative, or the result has a size of 2^31 or more.</exception>
        public Tensor Pad(int axis, int before, int after, int between = 0)
        {
            int resolved = Axis(axis, "pad");
            if (before < 0 || after < 0 || between < 0)
            {
                throw Misfit(
                    "pad", "counts must not be negative.", $"Got {before} before, {after} after, {between} between.",
                    "Use Slice to remove elements.");
            }

            int[][] counts = [new int[Rank], new int[Rank], new int[Rank]];
            (counts[0][resolved], counts[1][resolved], counts[2][resolved]) = (before, after, between);
            var op = new PadOp(
                ValueList.Create<int>(counts[0]), ValueList.Create<int>(counts[1]), ValueList.Create<int>(counts[2]));
            return Apply(op, [this]);
        }

        /// <summary>The size of one axis made of several.</summary>
        private int Merged(string op, ReadOnlySpan<int> sizes)
        {
            long size = Shape.Create(sizes).Count;
            return size <= int.MaxValue
                ? (int)size
                : throw Misfit(op, "the merged axis is too large.", $"Shape {Shape} would get an axis of {size}.",
                    "Keep the axes apart.");
        }

        private int OpenSize(ReadOnlySpan<int> sizes, int open)
        {
            int[] others = [.. sizes[..open], .. sizes[(open + 1)..]];
            long rest = others.Contains(-1) ? 0 : Shape.Create(others).Count;
            return rest > 0 && Shape.Count % rest == 0 && Shape.Count / rest <= int.MaxValue
                ? (int)(Shape.Count / rest)
                : throw Misfit("reshape", "the open size cannot be inferred.",
                    $"{Shape} has {Shape.Count} elements, the sizes are [{string.Join(", ", sizes.ToArray())}].",
                    "Leave one size open, and choose others whose product divides the element count.");
        }
    }
}
