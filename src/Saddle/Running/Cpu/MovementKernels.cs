using System.Runtime.InteropServices;
using Saddle.Graphs;
using Saddle.Kernels.Movement;
using Saddle.Kernels.Workers;

namespace Saddle.Running.Cpu;

/// <summary>Copies a strided view into contiguous memory, shared by the workers in fixed pieces.</summary>
internal sealed unsafe class CopyKernel(
    KernelCost cost, StridedPlace source, int slot, long count, int elementBytes, WorkerPool pool)
    : Instruction(cost), IParallelBody
{
    private const long Piece = 32768;
    private byte** _addresses;

    public override void Run(byte** addresses)
    {
        _addresses = addresses;
        pool.For(checked((int)((count + Piece - 1) / Piece)), this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        (long begin, long end) = (index * Piece, Math.Min(count, (index + 1) * Piece));
        if (elementBytes == 4)
        {
            float* from = source.Start.In<float>(_addresses);
            StridedCopy.Copy(from, (float*)_addresses[slot], source.Sizes, source.Strides, begin, end);
        }
        else
        {
            double* from = source.Start.In<double>(_addresses);
            StridedCopy.Copy(from, (double*)_addresses[slot], source.Sizes, source.Strides, begin, end);
        }
    }
}

/// <summary>Lays tensors end to end: of [outer, inner] blocks, each part fills its stretch of every block.</summary>
internal sealed unsafe class ConcatKernel(
    KernelCost cost, StridedPlace[] parts, long[] widths, int slot, long outer, int elementBytes, WorkerPool pool)
    : Instruction(cost), IParallelBody
{
    private readonly long _row = widths.Sum();
    private byte** _addresses;

    public override void Run(byte** addresses)
    {
        _addresses = addresses;
        long rowsPerPiece = Math.Max(1, 32768 / Math.Max(1, _row));
        pool.For(checked((int)((outer + rowsPerPiece - 1) / rowsPerPiece)), this);
    }

    void IParallelBody.Run(int index, int worker)
    {
        long rowsPerPiece = Math.Max(1, 32768 / Math.Max(1, _row));
        for (long row = index * rowsPerPiece; row < Math.Min(outer, (index + 1) * rowsPerPiece); row++)
        {
            long at = row * _row;
            for (int i = 0; i < parts.Length; i++)
            {
                Part(in parts[i], row * widths[i], (row + 1) * widths[i], at);
                at += widths[i];
            }
        }
    }

    private void Part(in StridedPlace part, long begin, long end, long at)
    {
        if (elementBytes == 4)
        {
            float* from = part.Start.In<float>(_addresses);
            StridedCopy.Read(from, part.Sizes, part.Strides, begin, end, (float*)_addresses[slot] + at);
        }
        else
        {
            double* from = part.Start.In<double>(_addresses);
            StridedCopy.Read(from, part.Sizes, part.Strides, begin, end, (double*)_addresses[slot] + at);
        }
    }
}

/// <summary>Spreads contiguous elements over a larger block of zeros, with a stride along each axis.</summary>
/// <remarks>The target's strides and start count elements.</remarks>
internal sealed unsafe class PadKernel(
    KernelCost cost, Place source, StridedPlace target, long resultBytes, int elementBytes)
    : Instruction(cost)
{
    private readonly int[] _index = new int[target.Sizes.Length];

    public override void Run(byte** addresses)
    {
        NativeMemory.Clear(addresses[target.Start.Slot], (nuint)resultBytes);
        if (elementBytes == 4)
        {
            Spread(source.In<float>(addresses), target.Start.In<float>(addresses));
        }
        else
        {
            Spread(source.In<double>(addresses), target.Start.In<double>(addresses));
        }
    }

    private void Spread<T>(T* from, T* to)
        where T : unmanaged
    {
        (int[] sizes, long[] strides) = (target.Sizes, target.Strides);
        if (Array.IndexOf(sizes, 0) >= 0)
        {
            return;
        }

        int inner = sizes.Length - 1;
        Array.Clear(_index);
        while (true)
        {
            long stride = inner < 0 ? 1 : strides[inner];
            int run = inner < 0 ? 1 : sizes[inner];
            for (int i = 0; i < run; i++)
            {
                to[i * stride] = from[i];
            }

            from += run;
            int axis = inner - 1;
            for (; axis >= 0; axis--)
            {
                to += strides[axis];
                if (++_index[axis] < sizes[axis])
                {
                    break;
                }

                to -= strides[axis] * sizes[axis];
                _index[axis] = 0;
            }

            if (axis < 0)
            {
                return;
            }
        }
    }
}

/// <summary>Copies whole buffers after the last kernel; all are read before any is written.</summary>
internal sealed unsafe class FinalCopyKernel : Instruction
{
    private readonly (int Source, int Target, long Bytes)[] _copies;
    private readonly Storage _stage;

    public FinalCopyKernel((int Source, int Target, long Bytes)[] copies)
        : base(new KernelCost(
            $"copy {copies.Length} results to where they are kept", 0, 2 * copies.Sum(copy => copy.Bytes)))
    {
        _copies = copies;
        bool crossing = copies.Any(copy => copies.Any(other => other.Target == copy.Source));
        _stage = new Storage(crossing ? copies.Sum(copy => copy.Bytes) : 0);
    }

    public override void Run(byte** addresses)
    {
        bool staged = _stage.Bytes > 0;
        byte* stage = _stage.Pointer;
        foreach ((int source, int target, long bytes) in _copies)
        {
            Buffer.MemoryCopy(addresses[source], staged ? stage : addresses[target], bytes, bytes);
            stage += bytes;
        }

        stage = _stage.Pointer;
        for (int i = 0; staged && i < _copies.Length; i++)
        {
            Buffer.MemoryCopy(stage, addresses[_copies[i].Target], _copies[i].Bytes, _copies[i].Bytes);
            stage += _copies[i].Bytes;
        }
    }
}
