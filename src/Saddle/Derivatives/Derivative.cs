using Saddle.Derivatives;
using Saddle.Ops;

namespace Saddle;

/// <summary>
/// Derivatives of plain C# functions of tensors; each result is again such a function, so orders stack.
/// </summary>
/// <remarks>
/// A function is traced at an argument of its own, so tensors it captures count as constants even where they were
/// computed from the same values.
/// </remarks>
public static class Derivative
{
    /// <summary>The gradient of a function of one tensor that returns one number.</summary>
    /// <returns>A function from x to a tensor of x's shape.</returns>
    /// <exception cref="ShapeException">Thrown when called: the function returned more than one number.</exception>
    public static Func<Tensor, Tensor> Gradient(Func<Tensor, Tensor> function)
    {
        Func<Tensor, (Tensor Value, Tensor Gradient)> both = ValueAndGradient(function);
        return x => both(x).Gradient;
    }

    /// <summary>
    /// The gradient of a function of several tensors that returns one number: one tensor per argument.
    /// </summary>
    public static Func<IReadOnlyList<Tensor>, Tensor[]> Gradient(Func<IReadOnlyList<Tensor>, Tensor> function)
    {
        Func<IReadOnlyList<Tensor>, (Tensor Value, Tensor[] Gradient)> both = ValueAndGradient(function);
        return xs => both(xs).Gradient;
    }

    /// <summary>A function's value together with its gradient, at the cost of one evaluation and its reverse.</summary>
    public static Func<Tensor, (Tensor Value, Tensor Gradient)> ValueAndGradient(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return x =>
        {
            (Tensor value, Tensor[] gradient) = ValueAndGradient(xs => function(xs[0]))([x]);
            return (value, gradient[0]);
        };
    }

    /// <summary>A function's value together with its gradient in each of several arguments.</summary>
    public static Func<IReadOnlyList<Tensor>, (Tensor Value, Tensor[] Gradient)> ValueAndGradient(
        Func<IReadOnlyList<Tensor>, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return xs => At(xs, points =>
        {
            Tensor y = function(points);
            return y.Shape.Count == 1
                ? (y, Reverse.Pull([y], [Tensor.Ones(y.Shape, y.Type)], points))
                : throw new ShapeException(
                    $"Gradient: the function must return one number, but returned shape {y.Shape}. "
                        + "Sum or average its result, or use Derivative.Jacobian.");
        });
    }

    /// <summary>
    /// (Jacobian at x) transposed, times v: reverse mode. v has the function's output shape, the result x's.
    /// </summary>
    public static Tensor VectorJacobian(Func<Tensor, Tensor> function, Tensor x, Tensor v)
    {
        ArgumentNullException.ThrowIfNull(function);
        return VectorJacobian(xs => [function(xs[0])], [x], [v])[0];
    }

    /// <summary>(Jacobian at xs) transposed, times vs, for functions of and to several tensors.</summary>
    /// <exception cref="ShapeException">A vector does not have its output's shape.</exception>
    public static Tensor[] VectorJacobian(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<Tensor> xs, IReadOnlyList<Tensor> vs)
    {
        ArgumentNullException.ThrowIfNull(function);
        return At(xs, points =>
        {
            IReadOnlyList<Tensor> ys = function(points);
            Match("VectorJacobian", "output", ys, vs);
            return Reverse.Pull(ys, vs, points);
        });
    }

    /// <summary>
    /// (Jacobian at x) times u: forward mode. u has x's shape, the result the function's output shape.
    /// </summary>
    public static Tensor JacobianVector(Func<Tensor, Tensor> function, Tensor x, Tensor u)
    {
        ArgumentNullException.ThrowIfNull(function);
        return JacobianVector(xs => [function(xs[0])], [x], [u])[0];
    }

    /// <summary>(Jacobian at xs) times us, for functions of and to several tensors.</summary>
    /// <exception cref="ShapeException">A vector does not have its argument's shape.</exception>
    public static Tensor[] JacobianVector(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<Tensor> xs, IReadOnlyList<Tensor> us)
    {
        ArgumentNullException.ThrowIfNull(function);
        return At(xs, points =>
        {
            Match("JacobianVector", "argument", xs, us);
            return Forward.Push(function(points), points, us);
        });
    }

    /// <summary>
    /// The Hessian at x of a function returning one number, times u: forward over reverse, without the matrix.
    /// </summary>
    public static Tensor HessianVector(Func<Tensor, Tensor> function, Tensor x, Tensor u) =>
        JacobianVector(Gradient(function), x, u);

    /// <summary>
    /// The whole Jacobian, shape [.. output, .. input]; one reverse pass per output element, so for small outputs.
    /// </summary>
    public static Func<Tensor, Tensor> Jacobian(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return x => Jacobian(function, x);
    }

    /// <summary>The whole Hessian of a function returning one number, shape [.. x, .. x]; for small x.</summary>
    public static Func<Tensor, Tensor> Hessian(Func<Tensor, Tensor> function) => Jacobian(Gradient(function));

    private static Tensor Jacobian(Func<Tensor, Tensor> function, Tensor x) => At([x], points =>
    {
        Tensor y = function(points[0]);
        Shape shape = [.. y.Shape.Sizes, .. x.Shape.Sizes];
        int rows = checked((int)y.Shape.Count);
        if (rows == 0)
        {
            return Tensor.Zeros(shape, y.Type);
        }

        Tensor unit = Tensor.Identity(rows, y.Type);
        var gradients = new Tensor[rows];
        for (int row = 0; row < rows; row++)
        {
            Tensor pick = unit.Slice(0, row, 1).Reshape(y.Shape);
            gradients[row] = Reverse.Pull([y], [pick], points)[0].Reshape([1, .. x.Shape.Sizes]);
        }

        return Tensor.Concat(0, gradients).Reshape(shape);
    });

    /// <summary>Takes a derivative at points of its own, which nobody differentiates at afterwards.</summary>
    private static T At<T>(IReadOnlyList<Tensor> xs, Func<Tensor[], T> take)
    {
        ArgumentNullException.ThrowIfNull(xs);
        var marks = new AliasOp[xs.Count];
        var points = new Tensor[xs.Count];
        for (int i = 0; i < points.Length; i++)
        {
            Tensor x = xs[i];
            ArgumentNullException.ThrowIfNull(x);
            points[i] = Tensor.Apply(marks[i] = new AliasOp(), [x]);
        }

        try
        {
            return take(points);
        }
        finally
        {
            Array.ForEach(marks, mark => mark.Close());
        }
    }

    private static void Match(string what, string kind, IReadOnlyList<Tensor> expected, IReadOnlyList<Tensor> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        bool fits = expected.Count == vectors.Count;
        for (int i = 0; fits && i < expected.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(vectors[i]);
            fits = expected[i].Shape == vectors[i].Shape && expected[i].Type == vectors[i].Type;
        }

        if (!fits)
        {
            throw new ShapeException(
                $"{what}: there must be one vector of the same shape and type per {kind}. "
                    + $"Expected {Describe(expected)}, got {Describe(vectors)}. Pass vectors shaped like each {kind}.");
        }
    }

    private static string Describe(IEnumerable<Tensor> tensors) =>
        string.Join(", ", tensors.Select(tensor => $"{tensor.Type} {tensor.Shape}"));
}
