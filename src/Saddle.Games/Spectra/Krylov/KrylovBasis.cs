namespace Saddle.Games.Spectra.Krylov;

/// <summary>
/// Orthonormal vectors and what an Arnoldi process does with them, over threads, in a fixed order of sums.
/// </summary>
/// <remarks>
/// Rows are taken in blocks that stay in a core's cache, so that one pass over the memory subtracts and projects anew.
/// Sums are over each block first and then over the blocks in order: the same bits at any number of threads.
/// </remarks>
internal sealed class KrylovBasis
{
    private const int Rows = 1024;
    private const double Rounding = 1e-14;
    private readonly int _size;
    private readonly int _blocks;
    private readonly double[][] _vectors;
    private readonly double[] _partial;

    internal KrylovBasis(int size, int capacity)
    {
        _size = size;
        _blocks = (size + Rows - 1) / Rows;
        _vectors = [.. Enumerable.Range(0, capacity).Select(_ => new double[size])];
        _partial = new double[_blocks * capacity];
    }

    internal double[] this[int index] => _vectors[index];

    /// <summary>
    /// Removes from vector [count] its parts along those before it, twice, and scales what is left to norm 1.
    /// </summary>
    /// <param name="count">How many vectors come before.</param>
    /// <param name="parts">Receives the coefficients that were removed, shape [count].</param>
    /// <returns>The norm before and after; after is 0 where nothing but rounding was left.</returns>
    internal (double Before, double After) Orthonormalise(int count, Span<double> parts)
    {
        double[] vector = _vectors[count];
        double before = Math.Sqrt(Square(vector));
        double[] first = Pass(vector, count, null);
        double[] second = Pass(vector, count, first);
        Pass(vector, count, second, project: false);
        for (int j = 0; j < count; j++)
        {
            parts[j] = first[j] + second[j];
        }

        double after = Math.Sqrt(Square(vector));
        if (!(after > Rounding * before))
        {
            return (before, 0);
        }

        Scale(vector, 1 / after);
        return (before, after);
    }

    /// <summary>Replaces the leading vectors V by V W.</summary>
    /// <param name="weights">Shape [vectors that enter, at least <paramref name="kept"/>].</param>
    /// <param name="kept">How many columns of the weights are used.</param>
    internal void Transform(double[,] weights, int kept)
    {
        int count = weights.GetLength(0);
        using var scratch = new ThreadLocal<double[]>(() => new double[kept * Rows]);
        ForBlocks((start, length) =>
        {
            Span<double> mixed = scratch.Value.AsSpan(0, kept * length);
            mixed.Clear();
            for (int column = 0; column < kept; column++)
            {
                Span<double> target = mixed.Slice(column * length, length);
                for (int j = 0; j < count; j++)
                {
                    VectorLoops.AddScaled(target, weights[j, column], _vectors[j].AsSpan(start, length));
                }
            }

            for (int column = 0; column < kept; column++)
            {
                mixed.Slice(column * length, length).CopyTo(_vectors[column].AsSpan(start, length));
            }
        });
    }

    /// <summary>V w, a new vector.</summary>
    internal double[] Mix(ReadOnlySpan<double> weights)
    {
        double[] coefficients = weights.ToArray();
        var mixed = new double[_size];
        ForBlocks((start, length) => AddAll(mixed.AsSpan(start, length), coefficients, 1, start));
        return mixed;
    }

    internal void Swap(int i, int j) => (_vectors[i], _vectors[j]) = (_vectors[j], _vectors[i]);

    private double Square(double[] vector)
    {
        ForBlocks((start, length) =>
        {
            ReadOnlySpan<double> rows = vector.AsSpan(start, length);
            _partial[start / Rows] = VectorLoops.Dot(rows, rows);
        });
        return Sum(0);
    }

    /// <summary>Subtracts the parts found before, then finds those that remain: one pass over the memory.</summary>
    private double[] Pass(double[] vector, int count, double[]? subtract, bool project = true)
    {
        ForBlocks((start, length) =>
        {
            Span<double> rows = vector.AsSpan(start, length);
            if (subtract is not null)
            {
                AddAll(rows, subtract, -1, start);
            }

            for (int j = 0; project && j < count; j++)
            {
                _partial[(j * _blocks) + (start / Rows)] = VectorLoops.Dot(rows, _vectors[j].AsSpan(start, length));
            }
        });
        return project ? [.. Enumerable.Range(0, count).Select(Sum)] : [];
    }

    private void AddAll(Span<double> target, double[] weights, int sign, int start)
    {
        for (int j = 0; j < weights.Length; j++)
        {
            VectorLoops.AddScaled(target, sign * weights[j], _vectors[j].AsSpan(start, target.Length));
        }
    }

    private void Scale(double[] vector, double factor) => ForBlocks((start, length) =>
    {
        foreach (ref double value in vector.AsSpan(start, length))
        {
            value *= factor;
        }
    });

    private double Sum(int row)
    {
        double sum = 0;
        for (int block = 0; block < _blocks; block++)
        {
            sum += _partial[(row * _blocks) + block];
        }

        return sum;
    }

    private void ForBlocks(Action<int, int> body)
    {
        if (_blocks < 4)
        {
            for (int block = 0; block < _blocks; block++)
            {
                body(block * Rows, Math.Min(Rows, _size - (block * Rows)));
            }
        }
        else
        {
            Parallel.For(0, _blocks, block => body(block * Rows, Math.Min(Rows, _size - (block * Rows))));
        }
    }
}
