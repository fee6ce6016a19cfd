using System.Runtime.InteropServices;
using Saddle.Graphs;
using Saddle.Kernels.Movement;

namespace Saddle.Running.Cpu;

/// <summary>Elementwise ops run tile by tile, so that intermediate results stay in the first-level cache.</summary>
/// <remarks>
/// Registers are pointers: an operand that lies in order is read where it is, a repeated number stays one number,
/// anything else is first copied into a tile. Results go straight to memory where they are stored, else into a tile.
/// </remarks>
internal sealed unsafe class TileProgram
{
    private readonly TileOperand[] _operands;
    private readonly TileStep[] _steps;
    private readonly TileStore[] _stores;
    private readonly int _registers;
    private readonly int _elementBytes;
    private readonly bool _isNarrow;
    private readonly long _notes;
    private readonly byte*[] _scratch;
    private readonly Storage _memory;

    public TileProgram(TilePlan plan, int workers)
    {
        (_operands, _steps, _stores) = ([.. plan.Operands], [.. plan.Steps], [.. plan.Stores]);
        (_registers, _elementBytes, Tile) = (plan.Registers, plan.Type.Bytes(), plan.Tile);
        Effort = plan.Effort;
        _isNarrow = plan.IsNarrow;
        long table = (_registers * sizeof(byte*) + 63) / 64 * 64;
        _notes = table;
        long constants = ((long)_operands.Length * 8 + 63) / 64 * 64;
        long tile = ((long)Tile * _elementBytes + 127) / 64 * 64;
        long bytes = (table + constants + plan.Tiles * tile + 4095) / 4096 * 4096 + 512;
        _memory = new Storage(bytes * workers);
        _scratch = new byte*[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            byte* start = _memory.Pointer + worker * bytes;
            _scratch[worker] = start;
            foreach ((int register, int index) in plan.TileRegisters)
            {
                ((byte**)start)[register] = start + table + constants + index * tile;
            }

            for (int i = 0; i < _operands.Length; i++)
            {
                if (_operands[i].Kind == OperandKind.Constant)
                {
                    byte* place = start + table + i * 8;
                    Write(place, _operands[i].Value, plan.Type);
                    ((byte**)start)[_operands[i].Register] = place;
                }
            }
        }
    }

    /// <summary>Elements of one tile.</summary>
    public int Tile { get; }

    /// <summary>About how many simple ops an element takes.</summary>
    public int Effort { get; }

    /// <summary>The registers of a worker: where each value of the present tile lies.</summary>
    public byte** Registers(int worker) => (byte**)_scratch[worker];

    /// <summary>Points the operands that are one number at their memory, and forgets what was repeated before; once
    /// before a range of tiles.</summary>
    public void Begin(byte** addresses, int worker)
    {
        byte** registers = Registers(worker);
        for (int i = 0; i < _operands.Length; i++)
        {
            ref readonly TileOperand operand = ref _operands[i];
            if (operand.Kind == OperandKind.Scalar)
            {
                registers[operand.Register] = addresses[operand.Slot] + operand.Offset * _elementBytes;
            }
            else if (operand.Kind == OperandKind.Repeated)
            {
                *Note(registers, i) = default;
            }
        }
    }

    /// <summary>Computes elements [begin, begin + count), at most a tile; after <see cref="Begin"/> for this
    /// worker.</summary>
    public void RunTile(byte** addresses, long begin, int count, int worker)
    {
        byte** registers = Registers(worker);
        for (int i = 0; i < _operands.Length; i++)
        {
            Load(i, addresses, registers, begin, count);
        }

        foreach (ref readonly TileStore store in _stores.AsSpan())
        {
            if (!store.Deferred)
            {
                registers[store.Register] = addresses[store.Slot] + begin * _elementBytes;
            }
        }

        Execute(registers, count);
        foreach (ref readonly TileStore store in _stores.AsSpan())
        {
            if (store.Deferred)
            {
                long bytes = (long)count * _elementBytes;
                byte* target = addresses[store.Slot] + begin * _elementBytes;
                Buffer.MemoryCopy(registers[store.Register], target, bytes, bytes);
            }
        }
    }

    /// <summary>Computes elements [begin, end) tile by tile.</summary>
    public void RunRange(byte** addresses, long begin, long end, int worker)
    {
        if (_isNarrow)
        {
            RunNarrow(addresses, (int)(end - begin), worker);
            return;
        }

        Begin(addresses, worker);
        for (long at = begin; at < end; at += Tile)
        {
            RunTile(addresses, at, (int)Math.Min(Tile, end - at), worker);
        }
    }

    /// <summary>Everything there is, as whole vectors: lanes beyond the last element hold anything.</summary>
    private void RunNarrow(byte** addresses, int count, int worker)
    {
        byte** registers = Registers(worker);
        foreach (ref readonly TileOperand operand in _operands.AsSpan())
        {
            if (operand.Kind == OperandKind.Narrow)
            {
                LoadStrided(in operand, addresses, registers, 0, count);
            }
        }

        Execute(registers, Tile);
        foreach (ref readonly TileStore store in _stores.AsSpan())
        {
            byte* from = registers[store.Register], to = addresses[store.Slot];
            if (_elementBytes == 4)
            {
                Copy((float*)from, (float*)to, count);
            }
            else
            {
                Copy((double*)from, (double*)to, count);
            }
        }
    }

    private void Load(int index, byte** addresses, byte** registers, long begin, int count)
    {
        ref readonly TileOperand operand = ref _operands[index];
        switch (operand.Kind)
        {
            case OperandKind.Direct:
                registers[operand.Register] = addresses[operand.Slot] + (operand.Offset + begin) * _elementBytes;
                break;
            case OperandKind.Strided:
                LoadStrided(in operand, addresses, registers, begin, count);
                break;
            case OperandKind.Repeated:
                var wanted = new RepeatedTile((int)(begin % operand.Sizes![1]), count);
                RepeatedTile* present = Note(registers, index);
                if (present->Phase != wanted.Phase || present->Count < count)
                {
                    LoadStrided(in operand, addresses, registers, wanted.Phase, count);
                    *present = wanted;
                }

                break;
        }
    }

    private void LoadStrided(in TileOperand operand, byte** addresses, byte** registers, long begin, int count)
    {
        byte* source = addresses[operand.Slot] + operand.Offset * _elementBytes;
        byte* target = registers[operand.Register];
        if (_elementBytes == 4)
        {
            StridedCopy.Read((float*)source, operand.Sizes, operand.Strides, begin, begin + count, (float*)target);
        }
        else
        {
            StridedCopy.Read((double*)source, operand.Sizes, operand.Strides, begin, begin + count, (double*)target);
        }
    }

    /// <summary>What a worker's tile of a repeated operand holds.</summary>
    private RepeatedTile* Note(byte** registers, int operand) => (RepeatedTile*)((byte*)registers + _notes) + operand;

    private void Execute(byte** registers, int count)
    {
        foreach (ref readonly TileStep step in _steps.AsSpan())
        {
            byte* x = registers[step.X];
            byte* target = registers[step.Target];
            switch (step.Arity)
            {
                case 1:
                    ((delegate*<byte*, byte*, int, void>)step.Loop)(x, target, count);
                    break;
                case 2:
                    ((delegate*<byte*, byte*, byte*, int, void>)step.Loop)(x, registers[step.Y], target, count);
                    break;
                default:
                    ((delegate*<byte*, byte*, byte*, byte*, int, int, void>)step.Loop)(
                        x, registers[step.Y], registers[step.Z], target, count, step.Scalars);
                    break;
            }
        }
    }

    private static void Copy<T>(T* source, T* target, int count)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = source[i];
        }
    }

    private static void Write(byte* place, double value, ElementType type)
    {
        if (type == ElementType.Float32)
        {
            *(float*)place = (float)value;
        }
        else if (type == ElementType.Float64)
        {
            *(double*)place = value;
        }
        else
        {
            *(long*)place = (long)value;
        }
    }
}

/// <summary>How an operand of a tile program is read.</summary>
internal enum OperandKind
{
    /// <summary>In order, where it lies.</summary>
    Direct,

    /// <summary>One number in memory.</summary>
    Scalar,

    /// <summary>One number known when compiling.</summary>
    Constant,

    /// <summary>Through sizes and strides, copied into a tile first.</summary>
    Strided,

    /// <summary>A row over and over, copied into a tile first, which then serves all tiles that begin alike.</summary>
    Repeated,

    /// <summary>Less than a vector, copied into a whole one first.</summary>
    Narrow,
}

/// <summary>Something a tile program reads; offsets and strides count elements.</summary>
internal readonly record struct TileOperand(
    OperandKind Kind,
    int Register,
    int Slot = -1,
    long Offset = 0,
    double Value = 0,
    int[]? Sizes = null,
    long[]? Strides = null);

/// <summary>How many elements of a repeated row a tile holds, and where in the row it begins.</summary>
internal readonly record struct RepeatedTile(int Phase, int Count);

/// <summary>One loop over a tile. Scalars has a bit per argument that is one number (three arguments only).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe record struct TileStep(nint Loop, int Arity, int X, int Y, int Z, int Target, int Scalars);

/// <summary>A register kept in memory; deferred where the memory is still read by later steps of the same
/// tile.</summary>
internal readonly record struct TileStore(int Register, int Slot, bool Deferred);
