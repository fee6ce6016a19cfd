using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Derivatives;

public sealed class DerivativeTests
{
    private static readonly Tensor s_point = Tensor.Of(0.3, -0.7, 1.1);

    [Fact]
    public void The_first_five_derivatives_of_tanh_are_the_closed_forms()
    {
        const double At = 0.4;
        double t = Math.Tanh(At);
        double s = 1 - t * t;
        double[] expected =
        [
            t, s, -2 * t * s, s * (6 * t * t - 2), s * t * (16 - 24 * t * t),
            s * (16 - 120 * t * t + 120 * t * t * t * t),
        ];
        Func<Tensor, Tensor> derivative = x => x.Tanh();
        foreach (double value in expected)
        {
            Assert.Equal(value, Value(derivative(Tensor.Scalar(At, ElementType.Float64))), 12);
            derivative = Derivative.Gradient(derivative);
        }
    }

    [Fact]
    public void Forward_mode_stacks_like_reverse_mode()
    {
        Tensor x = Tensor.Scalar(0.4, ElementType.Float64);
        Tensor one = Tensor.Scalar(1, ElementType.Float64);
        Func<Tensor, Tensor> Push(Func<Tensor, Tensor> f) => y => Derivative.JacobianVector(f, y, one);
        double forward = Value(Push(Push(Push(y => y.Tanh())))(x));
        double reverse = Value(Derivative.Gradient(Derivative.Gradient(Derivative.Gradient(y => y.Tanh())))(x));
        Assert.Equal(reverse, forward, 13);
    }

    [Fact]
    public void An_inner_derivative_does_not_confuse_its_variable_with_the_outer_one()
    {
        // d/dx (x · d/dy (x + y)) = d/dx x = 1; mixing up the two perturbations would give 2.
        Tensor slope = Derivative.Gradient(x => x * Derivative.Gradient(y => x + y)(x))(
            Tensor.Scalar(3, ElementType.Float64));
        Assert.Equal(1, Value(slope));
    }

    [Fact]
    public void An_inner_forward_derivative_does_not_confuse_its_variable_either()
    {
        Tensor one = Tensor.Scalar(1, ElementType.Float64);
        Tensor slope = Derivative.JacobianVector(
            x => x * Derivative.JacobianVector(y => x + y, x, one), Tensor.Scalar(3, ElementType.Float64), one);
        Assert.Equal(1, Value(slope));
    }

    [Fact]
    public void Captured_tensors_are_constants_even_where_they_are_the_point_itself()
    {
        Tensor x = Tensor.Scalar(3, ElementType.Float64);
        Assert.Equal(3, Value(Derivative.Gradient(y => x * y)(x)));
    }

    [Fact]
    public void A_function_that_does_not_depend_on_its_argument_has_gradient_zero() =>
        Assert.Equal(
            [0, 0, 0], Values(Derivative.Gradient((Tensor x) => Tensor.Scalar(2, ElementType.Float64))(s_point)));

    [Fact]
    public void Detached_values_contribute_nothing() =>
        Assert.Equal([0.3, -0.7, 1.1], Values(Derivative.Gradient(x => (x * x.Detach()).Sum())(s_point)));

    [Fact]
    public void A_value_and_its_gradient_come_together()
    {
        (Tensor value, Tensor gradient) = Derivative.ValueAndGradient(x => x.Square().Sum())(Tensor.Of(1.0, -2.0, 3.0));
        Assert.Equal(14, Value(value));
        Assert.Equal([2, -4, 6], Values(gradient));
    }

    [Fact]
    public void Gradients_of_several_arguments_come_in_their_order()
    {
        Tensor[] gradient = Derivative.Gradient(xs => (xs[0] * xs[1].Exp()).Sum())([Tensor.Of(2.0), Tensor.Of(0.0)]);
        Assert.Equal([1], Values(gradient[0]));
        Assert.Equal([2], Values(gradient[1]));
    }

    [Fact]
    public void The_Jacobian_holds_every_output_by_every_input()
    {
        Tensor jacobian = Derivative.Jacobian(x => Tensor.Concat(0, x.Slice(0, 0, 1) * x.Slice(0, 1, 1), x.Square()))(
            Tensor.Of(2.0, 5.0));
        Assert.Equal([3, 2], jacobian.Shape.Sizes.ToArray());
        Assert.Equal([5, 2, 4, 0, 0, 10], Values(jacobian));
    }

    [Fact]
    public void The_Jacobian_of_nothing_or_in_nothing_is_empty()
    {
        Tensor ofNothing = Derivative.Jacobian(x => Tensor.Zeros([0, 3], x.Type))(Tensor.Of(2.0, 5.0));
        Assert.Equal([0, 3, 2], ofNothing.Shape.Sizes.ToArray());
        Tensor inNothing = Derivative.Jacobian(x => Tensor.Of(1.0, 2.0) * x.Sum())(
            Tensor.Zeros([0], ElementType.Float64));
        Assert.Equal([2, 0], inNothing.Shape.Sizes.ToArray());
    }

    [Fact]
    public void The_Hessian_is_the_matrix_of_second_derivatives()
    {
        // x²y + y³ at (2, 3): [[2y, 2x], [2x, 6y]].
        Tensor hessian = Derivative.Hessian(x =>
        {
            (Tensor a, Tensor b) = (x.Slice(0, 0, 1), x.Slice(0, 1, 1));
            return (a * a * b + b * b * b).Sum();
        })(Tensor.Of(2.0, 3.0));
        Assert.Equal([6, 4, 4, 18], Values(hessian));
    }

    [Fact]
    public void The_Hessian_times_a_vector_needs_no_matrix()
    {
        static Tensor Function(Tensor x) => (x.Tanh() * x.Exp()).Sum().Square();
        Tensor direction = Tensor.Of(0.5, 2.0, -1.0);
        double[] product = Values(Derivative.HessianVector(Function, s_point, direction));
        double[] matrix = Values(Derivative.Hessian(Function)(s_point).MatMul(direction.Reshape(3, 1)));
        Assert.InRange(Numbers.Error(matrix, product), 0, 1e-13);
    }

    [Fact]
    public void Vector_times_Jacobian_and_Jacobian_times_vector_are_rows_and_columns()
    {
        static Tensor Function(Tensor x) => x.Reshape(1, 3).MatMul(x.Tanh().Reshape(3, 1)) * x;
        Tensor jacobian = Derivative.Jacobian(x => Function(x).Reshape(3))(s_point);
        Tensor middle = Tensor.Of(0.0, 1.0, 0.0);
        double[] row = Values(Derivative.VectorJacobian(x => Function(x).Reshape(3), s_point, middle));
        double[] column = Values(Derivative.JacobianVector(x => Function(x).Reshape(3), s_point, middle));
        Assert.InRange(Numbers.Error(Values(jacobian.Slice(0, 1, 1)), row), 0, 1e-14);
        Assert.InRange(Numbers.Error(Values(jacobian.Slice(1, 1, 1)), column), 0, 1e-14);
    }

    [Fact]
    public void The_branch_not_selected_contributes_no_derivative_even_where_it_is_NaN() => Assert.Equal(
        [0, 2],
        Values(Derivative.Gradient(x => Tensor.Select(x.Greater(0.5), 2 * x, Tensor.Of(double.NaN, double.NaN)).Sum())(
            Tensor.Of(0.0, 1.0))));

    [Fact]
    public void The_gradient_of_several_numbers_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Derivative.Gradient(x => x)(s_point));
        Assert.Equal(
            "Gradient: the function must return one number, but returned shape [3]. "
                + "Sum or average its result, or use Derivative.Jacobian.",
            error.Message);
    }

    [Fact]
    public void Vectors_of_another_shape_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Derivative.JacobianVector(x => x, s_point, Tensor.Of(1.0)));
        Assert.Equal(
            "JacobianVector: there must be one vector of the same shape and type per argument. "
                + "Expected Float64 [3], got Float64 [1]. Pass vectors shaped like each argument.",
            error.Message);
    }

    private static double[] Values(Tensor tensor) => ReferenceInterpreter.Evaluate(tensor);

    private static double Value(Tensor tensor) => Values(tensor).Single();

    [Fact]
    public void Missing_functions_and_arguments_are_refused_at_once()
    {
        Func<Tensor, Tensor> none = null!;
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => Derivative.Gradient(none)).ParamName);
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => Derivative.Hessian(none)).ParamName);
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => Derivative.Jacobian(none)).ParamName);
        Assert.Equal(
            "function",
            Assert.Throws<ArgumentNullException>(() => Derivative.VectorJacobian(none, s_point, s_point)).ParamName);
        Assert.Equal(
            "x",
            Assert.Throws<ArgumentNullException>(() => Derivative.JacobianVector(x => x, null!, s_point)).ParamName);
    }
}
