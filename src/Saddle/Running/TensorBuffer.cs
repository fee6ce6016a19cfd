using Saddle.Graphs;

namespace Saddle;

/// <summary>
/// A mutable block of values of one shape and type: what a compiled function reads from and writes to.
/// </summary>
/// <remarks>
/// Contents are zero at first. Nothing guards them: a thread that reads or writes them while another does, or while a
/// function that uses them runs, meets a mixture. <see cref="CompiledFunction.Run(IReadOnlyList{Tensor})"/> needs no
/// such care.
/// </remarks>
public sealed class TensorBuffer
{
    /// <summary>A buffer of zeros.</summary>
    public TensorBuffer(Shape shape, ElementType type = ElementType.Float32)
    {
        Shape = shape;
        Type = type;
        Storage = new Storage(shape.Count * type.Bytes());
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>The type of one element.</summary>
    public ElementType Type { get; }

    internal Storage Storage { get; }

    /// <summary>The values, last axis fastest.</summary>
    /// <typeparam name="T">The C# type of <see cref="Type"/>.</typeparam>
    /// <exception cref="ArgumentException">T does not match the element type.</exception>
    public Span<T> Span<T>()
        where T : unmanaged => Tensor.TypeOf<T>() == Type
        ? Storage.Span<T>()
        : throw new ArgumentException(
            $"buffer: the elements are {Type}, asked for as {typeof(T).Name}. Ask for the matching type.");

    /// <summary>Copies values in.</summary>
    /// <exception cref="ShapeException">The tensor's shape or type differs.</exception>
    public void Load(Tensor values)
    {
        RequireFit(values.Shape, values.Type);
        Storage.CopyFrom(values.Evaluate());
    }

    /// <summary>Copies the present values of another buffer in; allocates nothing.</summary>
    /// <exception cref="ShapeException">The other buffer's shape or type differs.</exception>
    public void Load(TensorBuffer values)
    {
        RequireFit(values.Shape, values.Type);
        Storage.CopyFrom(values.Storage);
    }

    /// <summary>A copy of the present values as an immutable tensor.</summary>
    public Tensor ToTensor()
    {
        var copy = new Storage(Storage.Bytes);
        copy.CopyFrom(Storage);
        return Tensor.FromStorage(copy, Shape, Type);
    }

    /// <summary>A buffer holding a copy of the tensor's values.</summary>
    public static TensorBuffer From(Tensor values)
    {
        var buffer = new TensorBuffer(values.Shape, values.Type);
        buffer.Load(values);
        return buffer;
    }

    /// <exception cref="ShapeException">The shape or type differs from the buffer's.</exception>
    internal void RequireFit(Shape shape, ElementType type)
    {
        if (shape != Shape || type != Type)
        {
            throw Tensor.Misfit("buffer", "the values do not fit.",
                $"Buffer {Type} {Shape}, values {type} {shape}.",
                "Pass values of the buffer's shape and type.");
        }
    }
}
