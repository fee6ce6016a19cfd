using System.Collections.Concurrent;
using System.Numerics;
using Saddle.Graphs;
using Saddle.Kernels.Convolutions;
using Saddle.Kernels.Products;
using Saddle.Kernels.Vectors;
using Saddle.Kernels.Workers;
using Saddle.Ops;
using Saddle.Planning;

namespace Saddle.Running.Cpu;

/// <summary>The processor this program runs on: vector kernels over a pool of threads.</summary>
internal sealed class CpuBackend : IBackend
{
    private static readonly ConcurrentDictionary<int, Lazy<(WorkerPool, SharedArena)>> s_pools = new();
    private static readonly ConcurrentDictionary<(int Threads, VectorWidth Width), MachineLimits> s_limits = new();
    private readonly WorkerPool _pool;
    private readonly VectorWidth _width;
    private readonly bool _directSums;

    public CpuBackend(int threads, VectorWidth width, bool directSums)
    {
        // Pools are shared by all programs of a thread count and live as long as the process: idle ones sleep.
        // Lazily, since several callers at once may each make a value of which one is kept: its threads start once.
        (_pool, Arena) = s_pools.GetOrAdd(
            threads, count => new(() => (new WorkerPool(count), new SharedArena()))).Value;
        (_width, _directSums) = (width, directSums);
    }

    public Lock Turn => _pool.Turn;

    public SharedArena Arena { get; }

    public MachineLimits Limits
    {
        get
        {
            lock (Turn)
            {
                return s_limits.GetOrAdd((_pool.Threads, _width), _ => LimitProbe.Measure(_pool, _width));
            }
        }
    }

    public Instruction Lower(Cluster cluster, Lowering lowering)
    {
        Tensor node = cluster.Members[0];
        var work = new Work(cluster, lowering);
        return (cluster.Head, cluster.Layout, node.Op) switch
        {
            ({ } head, _, _) => head.Type == ElementType.Float32
                ? Contraction<float>(head, work) : Contraction<double>(head, work),
            (_, { } layout, _) => node.Type == ElementType.Float32
                ? Reduce<float>(layout, work) : Reduce<double>(layout, work),
            (_, _, PermuteOp) => Permute(node, work),
            (_, _, PadOp pad) => Pad(node, pad, work),
            (_, _, ConcatOp concat) => Concat(node, concat, work),
            (_, _, GatherOp gather) => Gather(node, gather, work),
            (_, _, ScatterAddOp scatter) => node.Type == ElementType.Float32
                ? ScatterAdd<float>(node, scatter, work) : ScatterAdd<double>(node, scatter, work),
            (_, _, RandomOp random) =>
                new RandomKernel(work.Cost, random, work.PlaceOf(node.Inputs[0]), lowering.SlotOf(node), _pool),
            _ when node.Op is Elementwise or FillOp || View.IsViewing(node) =>
                new ElementwiseKernel(work.Cost, Program(work), cluster.Count, _pool),
            _ => throw new InvalidOperationException(
                $"CPU: no kernel for '{node.Op.Name}'. Add one to Running/Cpu and lower it here."),
        };
    }

    public Instruction LowerCopies((int Source, int Target, long Bytes)[] copies) => new FinalCopyKernel(copies);

    private TileProgram Program(Work work) => new(new TilePlan(work.Cluster, work.Lowering), _pool.Threads);

    private Instruction Contraction<T>(Tensor head, Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Epilogue? epilogue = work.Cluster.Members.Count > 1 ? new Epilogue(Program(work)) : null;
        var places = new ProductPlaces(
            work.PlaceOf(head.Inputs[0]), work.PlaceOf(head.Inputs[1]), new Place(work.Lowering.SlotOf(head)));
        if (head.Op is not MatMulOp matmul)
        {
            var products = new ConvolutionProducts<T>(
                ConvolutionKernel<T>.GeometryOf(head), _width, filters: !_directSums && typeof(T) == typeof(float));
            return new ConvolutionKernel<T>(work.Cost, head, products, places, epilogue, _pool);
        }

        Shape shape = head.Shape;
        int inner = matmul.TransposeLeft ? head.Inputs[0].Shape[^2] : head.Inputs[0].Shape[^1];
        int batch = checked((int)(shape.Count / Math.Max(1, (long)shape[^1] * shape[^2])));
        var gemm = GemmShape.Dense(shape[^2], shape[^1], inner, matmul.TransposeLeft, matmul.TransposeRight, batch);
        return new MatMulKernel<T>(work.Cost, gemm, _width, places, epilogue, _pool);
    }

    private ReductionKernel<T> Reduce<T>(ReductionLayout layout, Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var plan = new TilePlan(work.Cluster, work.Lowering);
        TileReduction[] reductions =
        [
            .. plan.Reduced.Select(pair =>
                new TileReduction(pair.Value, work.Lowering.SlotOf(pair.Key), pair.Key.Op is SumOp)),
        ];
        return new ReductionKernel<T>(work.Cost, new TileProgram(plan, _pool.Threads), reductions, layout, _pool);
    }

    private CopyKernel Permute(Tensor node, Work work)
    {
        var op = (PermuteOp)node.Op;
        View view = work.Lowering.Memory.ViewOf(node.Inputs[0]);
        var permuted = new View(
            view.Base,
            ValueList.Create<int>([.. op.Order.Select(axis => view.Sizes[axis])]),
            ValueList.Create<long>([.. op.Order.Select(axis => view.Strides[axis])]),
            view.Offset);
        return new CopyKernel(
            work.Cost, work.Strided(permuted), work.Lowering.SlotOf(node), node.Shape.Count, node.Type.Bytes(), _pool);
    }

    private static PadKernel Pad(Tensor node, PadOp pad, Work work)
    {
        long[] strides = node.Shape.Strides();
        long start = 0;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            start += pad.Before[axis] * strides[axis];
            strides[axis] *= pad.Interior[axis] + 1;
        }

        var target = new StridedPlace(
            new Place(work.Lowering.SlotOf(node), start), node.Inputs[0].Shape.Sizes.ToArray(), strides);
        int bytes = node.Type.Bytes();
        return new PadKernel(work.Cost, work.PlaceOf(node.Inputs[0]), target, node.Shape.Count * bytes, bytes);
    }

    private ConcatKernel Concat(Tensor node, ConcatOp concat, Work work)
    {
        long outer = 1, inner = 1;
        for (int axis = 0; axis < node.Rank; axis++)
        {
            outer *= axis < concat.Axis ? node.Shape[axis] : 1;
            inner *= axis > concat.Axis ? node.Shape[axis] : 1;
        }

        return new ConcatKernel(
            work.Cost,
            [.. node.Inputs.Select(input => work.Strided(work.Lowering.Memory.ViewOf(input)))],
            [.. node.Inputs.Select(input => input.Shape[concat.Axis] * inner)],
            work.Lowering.SlotOf(node), outer, node.Type.Bytes(), _pool);
    }

    private static Instruction Gather(Tensor node, GatherOp op, Work work)
    {
        (Place source, Place indices) = (work.PlaceOf(node.Inputs[0]), work.PlaceOf(node.Inputs[1]));
        IndexedAxis axis = AxisOf(node.Inputs[0].Shape, op.Axis);
        int slot = work.Lowering.SlotOf(node);
        long count = node.Shape[op.Axis];
        return node.Type == ElementType.Float32
            ? new GatherKernel<float>(work.Cost, source, indices, slot, axis, count)
            : new GatherKernel<double>(work.Cost, source, indices, slot, axis, count);
    }

    private static ScatterAddKernel<T> ScatterAdd<T>(Tensor node, ScatterAddOp op, Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            work.Cost, work.PlaceOf(node.Inputs[0]), work.PlaceOf(node.Inputs[1]),
            work.Lowering.SlotOf(node), AxisOf(node.Shape, op.Axis), node.Inputs[1].Shape[0]);

    private static IndexedAxis AxisOf(Shape shape, int axis)
    {
        long outer = 1, inner = 1;
        for (int i = 0; i < shape.Rank; i++)
        {
            outer *= i < axis ? shape[i] : 1;
            inner *= i > axis ? shape[i] : 1;
        }

        return new IndexedAxis(outer, shape[axis], inner);
    }

    /// <summary>A cluster while it is lowered: what it costs, and where its operands lie.</summary>
    private sealed record Work(Cluster Cluster, Lowering Lowering)
    {
        public KernelCost Cost => new(
            Explanation.Of(Cluster),
            Cluster.Members.Sum(member => member.Op.Flops(member)),
            Cluster.Stored.Sum(node => node.Shape.Count * node.Type.Bytes()) + BytesRead());

        public Place PlaceOf(Tensor input)
        {
            View view = Lowering.Memory.ViewOf(input);
            return new Place(Lowering.SlotOf(view.Base), view.Offset);
        }

        /// <summary>Each place once, however many members read it; of a slice only what it shows.</summary>
        private long BytesRead()
        {
            var views = Cluster.Members
                .SelectMany(member => View.IsViewing(member)
                    ? [Lowering.Memory.SourceOf(member)]
                    : member.Inputs.Select(Lowering.Memory.ViewOf))
                .Select(view => view.Collapsed())
                .Distinct()
                .ToLookup(view => view.Base, ReferenceEqualityComparer.Instance);
            return Cluster.Reads.Sum(read =>
                Math.Min(read.Shape.Count, views[read].Sum(view => view.Places)) * read.Type.Bytes());
        }

        public StridedPlace Strided(View view)
        {
            View collapsed = view.Collapsed();
            var start = new Place(Lowering.SlotOf(view.Base), view.Offset);
            return new StridedPlace(start, [.. collapsed.Sizes], [.. collapsed.Strides]);
        }
    }
}
