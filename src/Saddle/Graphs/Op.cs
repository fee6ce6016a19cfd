namespace Saddle.Graphs;

/// <summary>
/// One primitive operation. Two ops are equal when their attributes are, which is how common work is found.
/// </summary>
/// <remarks>Derivatives are written with tensors, so each can be differentiated again.</remarks>
internal abstract record Op
{
    /// <summary>The op's name as errors and printed graphs show it.</summary>
    public abstract string Name { get; }

    /// <summary>The shape of the result; throws <see cref="ShapeException"/> where the inputs do not fit.</summary>
    public abstract Shape InferShape(ReadOnlySpan<Tensor> inputs);

    /// <summary>The element type of the result.</summary>
    public virtual ElementType InferType(ReadOnlySpan<Tensor> inputs) => inputs[0].Type;

    /// <summary>Whether a derivative passes through this input.</summary>
    public virtual bool IsDifferentiable(int input) => true;

    /// <summary>Forward mode: the tangent of <paramref name="y"/>; at least one tangent in is not null.</summary>
    public abstract Tensor Push(Tensor y, IReadOnlyList<Tensor?> tangents);

    /// <summary>
    /// Reverse mode: what <paramref name="dy"/>, the gradient at <paramref name="y"/>, contributes to one input.
    /// </summary>
    public abstract Tensor Pull(Tensor y, Tensor dy, int input);

    /// <summary>Floating-point operations for one run; 0 for movement.</summary>
    public virtual double Flops(Tensor y) => 0;

    /// <summary>Attributes for printed graphs, empty where there are none.</summary>
    public virtual string Attributes => "";

    public sealed override string ToString() => Attributes.Length == 0 ? Name : $"{Name}{Attributes}";
}

/// <summary>An op without a derivative: a leaf, or a result that is constant almost everywhere.</summary>
internal abstract record ConstantOp : Op
{
    public sealed override bool IsDifferentiable(int input) => false;

    public sealed override Tensor Push(Tensor y, IReadOnlyList<Tensor?> tangents) => Tensor.Zeros(y.Shape, y.Type);

    public sealed override Tensor Pull(Tensor y, Tensor dy, int input) =>
        Tensor.Zeros(y.Inputs[input].Shape, y.Inputs[input].Type);
}

/// <summary>
/// An op linear in its first input; further inputs (indices) carry no derivative. Forward mode is the op itself.
/// </summary>
internal abstract record LinearOp : Op
{
    public sealed override bool IsDifferentiable(int input) => input == 0;

    public sealed override Tensor Push(Tensor y, IReadOnlyList<Tensor?> tangents) =>
        Tensor.Apply(this, [tangents[0]!, .. y.Inputs[1..]]);

    public sealed override Tensor Pull(Tensor y, Tensor dy, int input) => Transpose(y, dy);

    /// <summary>The transposed map: from the shape of y back to the shape of its first input.</summary>
    public abstract Tensor Transpose(Tensor y, Tensor dy);
}

/// <summary>An op of two inputs, linear in each alone. Forward mode is the op with one side replaced, summed.</summary>
internal abstract record BilinearOp : Op
{
    public sealed override Tensor Push(Tensor y, IReadOnlyList<Tensor?> tangents)
    {
        Tensor? left = tangents[0] is { } a ? Tensor.Apply(this, [a, y.Inputs[1]]) : null;
        Tensor? right = tangents[1] is { } b ? Tensor.Apply(this, [y.Inputs[0], b]) : null;
        return left is null ? right! : right is null ? left : left + right;
    }
}
