using Saddle.Graphs;

namespace Saddle;

public sealed partial class Tensor
{
    private Storage? _evaluated;

    /// <summary>The values, last axis fastest; computes them first where needed.</summary>
    /// <typeparam name="T">The C# type of <see cref="Type"/>.</typeparam>
    /// <exception cref="TraceException">The tensor is being traced and has no values yet.</exception>
    /// <exception cref="ArgumentException">T does not match the element type.</exception>
    public T[] ToArray<T>()
        where T : unmanaged => TypeOf<T>() == Type
        ? Evaluate().Span<T>()[..checked((int)Shape.Count)].ToArray()
        : throw new ArgumentException(
            $"ToArray: the elements are {Type}, asked for as {typeof(T).Name}. Ask for the matching type.");

    /// <summary>The value of a tensor of one element, as float64.</summary>
    /// <exception cref="ShapeException">The tensor has more or fewer elements.</exception>
    public double ToScalar() => Shape.Count != 1
        ? throw Misfit("ToScalar", "the tensor must have one element.", $"Shape {Shape}.", "Reduce it, or use ToArray.")
        : Type switch
        {
            ElementType.Float32 => ToArray<float>()[0],
            ElementType.Float64 => ToArray<double>()[0],
            _ => ToArray<long>()[0],
        };

    internal Storage Evaluate()
    {
        if (Op is ValuesOp values)
        {
            return values.Storage;
        }

        return _evaluated ??= Compiler.Evaluate(this);
    }
}
