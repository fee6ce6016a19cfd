using Saddle.Graphs;
using Saddle.Kernels.Operators;
using Saddle.Ops;
using Saddle.Planning;

namespace Saddle.Running.Cpu;

/// <summary>Turns a cluster's elementwise members into the registers, steps and stores of a tile program.</summary>
internal sealed unsafe class TilePlan
{
    private const int CacheBytes = 24 * 1024;
    private const int VectorBytes = 64;
    private readonly Dictionary<Tensor, int> _values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, int> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<View, int> _loaded = [];
    private readonly Dictionary<int, int> _tileOf = [];
    private readonly Dictionary<int, int> _lastUse = [];
    private readonly Stack<int> _freeTiles = [];
    private readonly HashSet<int> _scalars = [];
    private readonly Lowering _lowering;
    private readonly Tensor[] _steps;

    public TilePlan(Cluster cluster, Lowering lowering)
    {
        _lowering = lowering;
        Type = cluster.Type;
        IsNarrow = cluster.Head is null && cluster.Layout is null && cluster.Count < VectorBytes / Type.Bytes();
        _steps = [.. cluster.Members.Where(member => member.Op is Elementwise or FillOp || View.IsViewing(member))];
        CountUses(cluster);
        if (cluster.Head is { } head)
        {
            _values[head] = AddOperand(View.Whole(head));
        }

        var stored = new HashSet<Tensor>(cluster.Stored, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _steps.Length; i++)
        {
            AddStep(_steps[i], i, stored);
        }

        foreach (Tensor reduction in cluster.Members.Where(Cluster.IsReduction))
        {
            int register = RegisterOf(reduction.Inputs[0]);
            Reduced[reduction] = IsScalar(register) ? Spread(register) : register;
        }

        Effort = _steps.Sum(step => step.Op is Elementwise op ? op.Effort : 1);
        int tiles = Math.Max(1, Tiles);
        Tile = IsNarrow
            ? VectorBytes / Type.Bytes()
            : Math.Clamp(CacheBytes / (tiles * Type.Bytes()) / 64 * 64, 256, 1024);
    }

    public ElementType Type { get; }

    /// <summary>Whether all there is fits one vector: operands are copied into whole vectors, results out of
    /// them.</summary>
    public bool IsNarrow { get; }

    public int Tile { get; private set; }

    /// <summary>About how many simple ops an element takes.</summary>
    public int Effort { get; }

    public int Registers { get; private set; }

    public int Tiles { get; private set; }

    public List<TileOperand> Operands { get; } = [];

    public List<TileStep> Steps { get; } = [];

    public List<TileStore> Stores { get; } = [];

    /// <summary>Registers that live in tiles, and which tile each uses.</summary>
    public List<(int Register, int Tile)> TileRegisters { get; } = [];

    /// <summary>The register that each reduction at the cluster's end takes up.</summary>
    public Dictionary<Tensor, int> Reduced { get; } = new(ReferenceEqualityComparer.Instance);

    private int RegisterOf(Tensor input)
    {
        View view = _lowering.Memory.ViewOf(input);
        return _values.TryGetValue(view.Base, out int register) ? register : Operand(view);
    }

    private bool IsScalar(int register) => _scalars.Contains(register);

    private void CountUses(Cluster cluster)
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            foreach (Tensor input in _steps[i].Inputs)
            {
                _uses[_lowering.Memory.ViewOf(input).Base] = i;
            }
        }

        foreach (Tensor reduction in cluster.Members.Where(Cluster.IsReduction))
        {
            _uses[_lowering.Memory.ViewOf(reduction.Inputs[0]).Base] = int.MaxValue;
        }
    }

    private void AddStep(Tensor step, int index, HashSet<Tensor> stored)
    {
        if (step.Op is not Elementwise op)
        {
            AddCopy(step, stored);
            return;
        }

        int[] arguments = new int[3];
        for (int i = 0; i < step.Inputs.Length; i++)
        {
            arguments[i] = RegisterOf(step.Inputs[i]);
        }

        bool allScalar = step.Inputs.Length < 3 && arguments.Take(step.Inputs.Length).All(IsScalar);
        if (allScalar)
        {
            arguments[0] = Spread(arguments[0]);
        }

        foreach (Tensor input in step.Inputs)
        {
            Release(_lowering.Memory.ViewOf(input).Base, index);
        }

        int target = Target(step, index, stored);
        Steps.Add(StepOf(op, step.Inputs.Length, arguments, target));
    }

    private TileStep StepOf(Elementwise op, int arity, int[] x, int target)
    {
        ElementwiseLoop loop = op.Loop(_lowering.Width);
        bool single = Type == ElementType.Float32;
        int scalars = Enumerable.Range(0, arity).Sum(i => IsScalar(x[i]) ? 1 << i : 0);
        nint pointer = (arity, scalars) switch
        {
            (1, _) => single ? (nint)loop.Unary.Float32 : (nint)loop.Unary.Float64,
            (2, 0) => single ? (nint)loop.Binary.Float32 : (nint)loop.Binary.Float64,
            (2, 1) => single ? (nint)loop.Binary.Float32ScalarX : (nint)loop.Binary.Float64ScalarX,
            (2, _) => single ? (nint)loop.Binary.Float32ScalarY : (nint)loop.Binary.Float64ScalarY,
            _ => single ? (nint)loop.Ternary.Float32 : (nint)loop.Ternary.Float64,
        };
        return new TileStep(pointer, arity, x[0], x[1], x[2], target, scalars);
    }

    /// <summary>A step without arithmetic: the operand is only moved.</summary>
    private void AddCopy(Tensor step, HashSet<Tensor> stored)
    {
        View source = View.IsViewing(step) ? _lowering.Memory.SourceOf(step) : View.Whole(step);
        int register = Operand(source);
        if (IsScalar(register))
        {
            register = Spread(register);
        }

        _values[step] = register;
        if (stored.Contains(step))
        {
            Stores.Add(new TileStore(register, _lowering.SlotOf(step), Deferred: true));
        }
    }

    private int Target(Tensor step, int index, HashSet<Tensor> stored)
    {
        int register = Registers++;
        _values[step] = register;
        if (!stored.Contains(step))
        {
            InTile(register, _uses.GetValueOrDefault(step, index));
            return register;
        }

        int slot = _lowering.SlotOf(step);
        bool deferred = IsNarrow || _steps.Skip(index + 1).SelectMany(later => later.Inputs)
            .Any(input => ReadsSlot(input, slot, step));
        if (deferred)
        {
            InTile(register, int.MaxValue);
        }

        Stores.Add(new TileStore(register, slot, deferred));
        return register;
    }

    private bool ReadsSlot(Tensor input, int slot, Tensor writer)
    {
        Tensor read = _lowering.Memory.ViewOf(input).Base;
        return read != writer && !Array.Exists(_steps, step => step == read) && !_lowering.Memory.IsConstant(read)
            && _lowering.SlotOf(read) == slot;
    }

    private int Operand(View view)
    {
        View key = Key(view);
        return _loaded.TryGetValue(key, out int register) ? register : AddOperand(key);
    }

    /// <summary>Views that read the same elements in the same order are one operand.</summary>
    private static View Key(View view) => view.Collapsed();

    private int AddOperand(View view)
    {
        int register = Registers++;
        _loaded[view] = register;
        if (view.Base.Op is FillOp fill)
        {
            _scalars.Add(register);
            Operands.Add(new TileOperand(OperandKind.Constant, register, Value: fill.Value));
            return register;
        }

        OperandKind kind = KindOf(view);
        if (kind == OperandKind.Scalar)
        {
            _scalars.Add(register);
        }
        else if (kind != OperandKind.Direct)
        {
            Keep(register);
        }

        Operands.Add(new TileOperand(
            kind, register, _lowering.SlotOf(view.Base), view.Offset, 0, [.. view.Sizes], [.. view.Strides]));
        return register;
    }

    private OperandKind KindOf(View view) => IsNarrow ? OperandKind.Narrow
        : view.IsScalar ? OperandKind.Scalar
        : view.IsContiguous ? OperandKind.Direct
        : view.Sizes.Count == 2 && view.Strides[0] == 0 && view.Strides[1] == 1 ? OperandKind.Repeated
        : OperandKind.Strided;

    /// <summary>A tile filled with the one number a register holds.</summary>
    private int Spread(int scalar)
    {
        int operand = Operands.FindIndex(candidate => candidate.Register == scalar);
        TileOperand source = Operands[operand];
        int register = Registers++;
        Keep(register);
        if (source.Kind == OperandKind.Constant)
        {
            // A selection among three single numbers fills the tile.
            Steps.Add(new TileStep(FillLoop(), 3, scalar, scalar, scalar, register, 7));
        }
        else
        {
            Operands.Add(source with
            {
                Kind = OperandKind.Strided,
                Register = register,
                Sizes = [int.MaxValue],
                Strides = [0],
            });
        }

        return register;
    }

    private nint FillLoop()
    {
        ElementwiseLoop loop = Elementwise.Select.Loop(_lowering.Width);
        return Type == ElementType.Float32 ? (nint)loop.Ternary.Float32 : (nint)loop.Ternary.Float64;
    }

    /// <summary>A tile of its own: operands are loaded before the first step, so no step may have used it.</summary>
    private void Keep(int register) => TileRegisters.Add((register, Tiles++));

    private void InTile(int register, int lastUse)
    {
        if (!_freeTiles.TryPop(out int tile))
        {
            tile = Tiles++;
        }

        _tileOf[register] = tile;
        _lastUse[register] = lastUse;
        TileRegisters.Add((register, tile));
    }

    /// <summary>Frees the tile of a value whose last reader is this step, before the step's own target is
    /// chosen.</summary>
    private void Release(Tensor value, int index)
    {
        if (_values.TryGetValue(value, out int register) && _tileOf.TryGetValue(register, out int tile)
            && _lastUse[register] == index && _tileOf.Remove(register))
        {
            _freeTiles.Push(tile);
        }
    }
}
