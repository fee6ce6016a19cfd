using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle;

public sealed partial class Tensor
{
    private Storage? _computed;

    /// <summary>The values, last axis fastest; computes them first where needed.</summary>
    /// <remarks>
    /// Values are computed once, on all processors, and the tensor is a constant from then on: what is computed from it
    /// later begins there. Safe for several threads.
    /// </remarks>
    /// <typeparam name="T">The C# type of <see cref="Type"/>.</typeparam>
    /// <exception cref="TraceException">The tensor is being traced and has no values yet.</exception>
    /// <exception cref="ArgumentException">T does not match the element type.</exception>
    public T[] ToArray<T>()
        where T : unmanaged => TypeOf<T>() == Type
        ? Evaluate().Span<T>()[..checked((int)Shape.Count)].ToArray()
        : throw new ArgumentException(
            $"ToArray: the elements are {Type}, asked for as {typeof(T).Name}. Ask for the matching type.");

    /// <summary>The value of a tensor of one element, as float64; computed as by <see cref="ToArray{T}"/>.</summary>
    /// <exception cref="TraceException">The tensor is being traced and has no values yet.</exception>
    /// <exception cref="ShapeException">The tensor has more or fewer elements.</exception>
    public double ToScalar() => Shape.Count != 1
        ? throw Misfit("ToScalar", "the tensor must have one element.", $"Shape {Shape}.", "Reduce it, or use ToArray.")
        : Type switch
        {
            ElementType.Float32 => ToArray<float>()[0],
            ElementType.Float64 => ToArray<double>()[0],
            _ => ToArray<long>()[0],
        };

    /// <summary>The values once they are computed; null before, and for leaves.</summary>
    internal Storage? Computed => _computed;

    /// <summary>The points of derivatives that the values were computed from while these were being traced.</summary>
    internal IReadOnlyList<AliasOp> Points { get; private set; } = [];

    /// <summary>Whether an evaluation has computed it, if only on the way to something else.</summary>
    internal bool WasNeeded { get; set; }

    internal Storage Evaluate() => Op is ValuesOp values ? values.Storage : _computed ?? Evaluator.Evaluate(this);

    /// <summary>Notes values, unless another thread was first.</summary>
    internal void Keep(Storage values, IReadOnlyList<AliasOp> points)
    {
        Points = points;
        Interlocked.CompareExchange(ref _computed, values, null);
    }

    /// <summary>
    /// After an evaluation, and while nobody walks histories: forgets where known values come from, unless a derivative
    /// may still ask.
    /// </summary>
    internal void Settle()
    {
        if (_computed is { } values && !Inputs.IsEmpty && Points.All(point => !point.IsOpen))
        {
            (Op, Inputs, Points) = (new ValuesOp(values, Shape, Type), [], []);
        }
    }
}
