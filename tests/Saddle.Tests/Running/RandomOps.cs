using Saddle.Testing;

namespace Saddle.Tests.Running;

/// <summary>Grows a pool of tensors by ops drawn at random; values stay of the order of 1.</summary>
internal sealed class RandomOps(Random random, IReadOnlyList<Tensor> inputs)
{
    private const long Most = 200_000;
    private readonly List<Tensor> _pool = [.. inputs];

    private ElementType Type => inputs[0].Type;

    /// <summary>Adds one tensor, made from those there are.</summary>
    public void Grow()
    {
        Tensor next = random.Next(12) switch
        {
            0 or 1 => Unary(Pick()),
            2 or 3 or 4 => Binary(Pick()),
            5 => Choose(Pick()),
            6 => View(Pick()),
            7 => Reduce(Pick()),
            8 => Move(Pick()),
            9 => Index(Pick()),
            10 => Product(Pick()),
            _ => Convolve(Pick()),
        };
        if (next.Shape.Count <= Most)
        {
            _pool.Add(next);
        }
    }

    /// <summary>New states for the leading inputs, then a few tensors of the pool, some of them odd.</summary>
    public IReadOnlyList<Tensor> Outputs(int carried)
    {
        var outputs = new List<Tensor>();
        for (int i = 0; i < carried; i++)
        {
            outputs.Add(State(inputs[i]));
        }

        outputs.Add(_pool[^1]);
        for (int i = random.Next(4); i > 0; i--)
        {
            Tensor any = Pick();
            outputs.Add(random.Next(6) switch
            {
                0 => Tensor.Full(any.Shape, 0.25, Type),
                1 => outputs[random.Next(outputs.Count)],
                2 => View(any),
                3 => any.Reshape(-1),
                _ => any,
            });
        }

        return outputs;
    }

    private Tensor State(Tensor old)
    {
        Tensor[] alike = [.. _pool.Where(tensor => tensor.Shape == old.Shape)];
        Tensor other = alike[random.Next(alike.Length)];
        return random.Next(6) switch
        {
            0 => other,
            1 => old,
            2 => Tensor.Full(old.Shape, 0.5, Type),
            3 => old * 0.9 + (old.Sum() * 0.001).Tanh(),
            _ => old * 0.9 + other.Tanh() * 0.1,
        };
    }

    private Tensor Pick() => _pool[random.Next(_pool.Count)];

    private int Axis(Tensor x) => random.Next(x.Rank);

    private Tensor Values(Shape shape)
    {
        double[] values = Numbers.Between(-1, 1, shape.Count, random.Next());
        return Type == ElementType.Float64
            ? Tensor.FromArray(values, shape)
            : Tensor.FromArray(Array.ConvertAll(values, value => (float)value), shape);
    }

    /// <summary>Keeps sums over many elements near 1.</summary>
    private static Tensor Scale(Tensor x) => x * 0.7;

    private Tensor Unary(Tensor x) => random.Next(12) switch
    {
        0 => x.Tanh(),
        1 => x.Sigmoid(),
        2 => x.Softplus(),
        3 => -x,
        4 => x.Sin(),
        5 => x.Cos(),
        6 => x.Tanh().Exp(),
        7 => (x.Square() + 0.5).Sqrt(),
        8 => (x.Square() + 1).Reciprocal(),
        9 => (x.Abs() + 0.5).Log(),
        10 => x.Relu().Clamp(-1, 1),
        _ => x.LeakyRelu(),
    };

    private Tensor Binary(Tensor x)
    {
        Tensor y = Partner(x);
        if (random.Next(2) == 0)
        {
            (x, y) = (y, x);
        }

        return random.Next(6) switch
        {
            0 => x + y,
            1 => x - y,
            2 => (x * y).Tanh(),
            3 => x / (y.Square() + 1),
            4 => x.Maximum(y),
            _ => x.Minimum(y) * 2,
        };
    }

    private Tensor Choose(Tensor x) => random.Next(2) == 0
        ? Tensor.Select(x.Greater(0.1), 0.5, Partner(x))
        : Tensor.Select(Partner(x).Greater(0.2), x, Scale(x));

    /// <summary>Something that broadcasts with x.</summary>
    private Tensor Partner(Tensor x)
    {
        Tensor[] alike = [.. _pool.Where(tensor => tensor.Shape == x.Shape)];
        if (x.Rank == 0 || random.Next(2) == 0)
        {
            return alike[random.Next(alike.Length)];
        }

        int axis = Axis(x);
        return random.Next(6) switch
        {
            0 => Values([x.Shape[^1]]),
            1 => Values(x.Shape.With(x.Rank - 1, 1)),
            2 => x.Mean(axis).RestoreAxes(x.Shape, axis),
            3 => x.Mean(),
            4 => Tensor.Full(x.Shape, 0.3, Type),
            _ => x.Shape[axis] > 0 ? x.Slice(axis, random.Next(x.Shape[axis]), 1) : x,
        };
    }

    private Tensor View(Tensor x)
    {
        if (x.Rank == 0)
        {
            return x.BroadcastTo([random.Next(1, 4), random.Next(1, 4)]);
        }

        int axis = Axis(x);
        int size = x.Shape[axis];
        int step = random.Next(1, 4);
        return random.Next(5) switch
        {
            0 => x.Reshape(-1),
            1 => x.Reshape([.. x.Shape.Sizes[..axis], 1, .. x.Shape.Sizes[axis..]]),
            2 when size > 1 && size % 2 == 0 =>
                x.Reshape([.. x.Shape.Sizes[..axis], size / 2, 2, .. x.Shape.Sizes[(axis + 1)..]]),
            3 => x.Reshape([.. x.Shape.Sizes[..axis], 1, .. x.Shape.Sizes[axis..]])
                .BroadcastTo([.. x.Shape.Sizes[..axis], 2, .. x.Shape.Sizes[axis..]]),
            _ when size > 1 => x.Slice(axis, random.Next(size / 2), Math.Max(1, size / 2 / step), step),
            _ => x.Reshape([1, .. x.Shape.Sizes]),
        };
    }

    private Tensor Reduce(Tensor x)
    {
        int[] axes = [.. Enumerable.Range(0, x.Rank).Where(_ => random.Next(2) == 0)];
        return random.Next(4) switch
        {
            0 when x.Shape.Count > 0 => x.Max(axes),
            1 => x.Mean(),
            2 => (x - x.Mean(axes).RestoreAxes(x.Shape, axes)).Square().Mean(axes),
            _ => x.Mean(axes),
        };
    }

    private Tensor Move(Tensor x)
    {
        if (x.Rank == 0)
        {
            return x.Reshape(1).Pad(0, 1, 2);
        }

        int[] order = [.. Enumerable.Range(0, x.Rank)];
        random.Shuffle(order);
        int axis = Axis(x);
        return random.Next(3) switch
        {
            0 => x.Pad(axis, random.Next(3), random.Next(3), random.Next(2)),
            1 => Tensor.Concat(axis, x, Values(x.Shape.With(axis, 2)), x.Tanh()),
            _ => x.Permute(order),
        };
    }

    private Tensor Index(Tensor x)
    {
        if (x.Rank == 0 || x.Shape.Count == 0)
        {
            return x.Sin();
        }

        int axis = Axis(x);
        int size = x.Shape[axis];
        return random.Next(2) == 0
            ? x.Gather(Indices(random.Next(1, 6), size), axis)
            : Scale(x.ScatterAdd(Indices(size, 3), 3, axis)) * (3.0 / (size + 2));
    }

    private Tensor Indices(int count, int below)
    {
        long[] indices = [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(below))];
        return Tensor.FromArray(indices, [count]);
    }

    private Tensor Product(Tensor x)
    {
        Tensor left = x.Rank >= 2 ? x : x.Reshape(1, -1);
        int inner = left.Shape[^1];
        int columns = random.Next(1, 20);
        Tensor product = random.Next(5) switch
        {
            0 => left.MatMul(Values([inner, columns])),
            1 => left.MatMul(Values([columns, inner]), transposeRight: true),
            2 => left.MatMul(left, transposeLeft: true),
            3 when left.Shape[^2] < 400 => left.MatMul(left, transposeRight: true),
            _ => Values([.. left.Shape.Sizes[..^2], columns, left.Shape[^2]]).MatMul(left),
        };
        return product * (1.0 / Math.Sqrt(inner + 1.0)) + Values([product.Shape[^1]]);
    }

    private Tensor Convolve(Tensor x)
    {
        if (x.Rank != 4 || x.Shape.Count == 0 || x.Shape.Count > 60000)
        {
            return Unary(x);
        }

        int channels = random.Next(1, 5);
        (int height, int width) = (Math.Min(3, x.Shape[2]), Math.Min(2, x.Shape[3]));
        return random.Next(2) == 0
            ? x.Convolve2d(Values([channels, x.Shape[1], height, width]), random.Next(1, 3), random.Next(2)) * 0.3
            : x.ConvolveTransposed2d(Values([x.Shape[1], channels, height, width]), random.Next(1, 3)) * 0.3;
    }
}
