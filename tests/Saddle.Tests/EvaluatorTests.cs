using Saddle.Graphs;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests;

[Collection(Alone.Name)]
public sealed class EvaluatorTests
{
    [Fact]
    public void A_loop_that_asks_for_values_computes_one_turn_at_each()
    {
        Func<Tensor, Tensor> gradient = Derivative.Gradient(x => (x - 3).Square().Sum());
        var w = Tensor.Of(0f, 1f);
        Settles(() => w -= 0.1f * gradient(w), () => w.ToArray<float>(), () => [w]);
        Assert.Equal(3, w.ToArray<float>()[0], 1e-6);
    }

    [Fact]
    public void A_loop_that_asks_for_a_number_computes_one_turn_at_each()
    {
        Func<Tensor, (Tensor, Tensor)> both = Derivative.ValueAndGradient(x => (x - 3).Square().Sum());
        var w = Tensor.Of(0f, 1f);
        Tensor value = w;
        Settles(
            () =>
            {
                (value, Tensor slope) = both(w);
                w -= 0.1f * slope;
            },
            () => value.ToScalar(),
            () => [value, w]);
    }

    [Fact]
    public void What_only_later_turns_need_is_computed_one_turn_at_a_time_as_well()
    {
        Func<Tensor, Tensor> gradient = Derivative.Gradient(x => (x - 3).Square().Sum());
        Tensor w = Tensor.Of(0f, 1f), momentum = Tensor.Zeros([2]);
        Settles(
            () =>
            {
                momentum = 0.9f * momentum + gradient(w);
                w -= 0.01f * momentum;
            },
            () => w.ToArray<float>(),
            () => [w, momentum]);
    }

    [Fact]
    public void Values_loaded_into_a_buffer_are_constants_from_then_on()
    {
        Tensor x = Tensor.Of(1f, 2f).Exp().Log();
        new TensorBuffer([2]).Load(x);
        Assert.Single(Graph.Order([x]));
    }

    [Fact]
    public void Nothing_larger_than_what_it_is_computed_from_is_kept_for_later()
    {
        Tensor x = Tensor.Of(1f, 2f, 3f, 4f);
        Tensor differences = x.Reshape(4, 1) - x.Reshape(1, 4);
        _ = (differences.Square().Sum().ToScalar(), differences.Abs().Sum().ToScalar(), differences.Max().ToScalar());
        Assert.Null(differences.Computed);
    }

    [Fact]
    public void A_literal_stays_one()
    {
        var zero = Tensor.Zeros([3]);
        zero.ToArray<float>();
        Assert.IsType<FillOp>(zero.Op);
    }

    [Fact]
    public void Values_asked_for_while_tracing_leave_derivatives_as_they_are()
    {
        double seen = 0;
        Tensor Cube(Tensor x)
        {
            Tensor square = x * x;
            seen = square.Sum().ToScalar() + square.ToArray<float>()[0] + x.ToArray<float>()[0];
            return (square * x).Sum();
        }

        Func<Tensor, Tensor> slope = Derivative.Gradient(Cube);
        Assert.Equal([12], slope(Tensor.Of(2f)).ToArray<float>());
        Assert.Equal(4 + 4 + 2, seen);
        Assert.Equal([12], Derivative.Gradient(x => slope(x).Sum())(Tensor.Of(2f)).ToArray<float>());
        Assert.Equal([12], Derivative.JacobianVector(Cube, Tensor.Of(2f), Tensor.Of(1f)).Reshape(1).ToArray<float>());
        Assert.Equal([12], Derivative.Hessian(Cube)(Tensor.Of(2f)).Reshape(1).ToArray<float>());
    }

    [Fact]
    public void An_outer_derivative_passes_through_values_of_an_inner_one()
    {
        Func<Tensor, Tensor> inner = Derivative.Gradient(x => (x * x * x).Sum());
        Tensor Outer(Tensor x)
        {
            Tensor slope = inner(x);
            slope.ToArray<float>();
            Tensor later = slope * slope;
            later.ToArray<float>();
            return (later + slope).Sum();
        }

        // 9 x⁴ + 3 x² has the slope 36 x³ + 6 x.
        Assert.Equal([36 * 8 + 12], Derivative.Gradient(Outer)(Tensor.Of(2f)).ToArray<float>());
    }

    [Fact]
    public void A_point_is_open_only_while_its_derivative_is_taken()
    {
        Tensor? leaked = null;
        Tensor gradient = Derivative.Gradient(x => (leaked = x * x).Sum())(Tensor.Of(3f));
        Assert.Throws<ShapeException>(() => Derivative.Gradient(x => leaked = x * x)(Tensor.Of(3f, 4f)));
        Assert.Equal([6], gradient.ToArray<float>());
        Assert.Single(Graph.Order([gradient]));
        Assert.Equal([9, 16], leaked!.ToArray<float>());
        Assert.Single(Graph.Order([leaked]));
    }

    /// <summary>
    /// From the third turn on, when every part of the state was needed twice, each turn computes as much as another and
    /// leaves as many nodes.
    /// </summary>
    private static void Settles(Action turn, Action ask, Func<Tensor[]> held)
    {
        var nodes = new int[300];
        int at = 0;
        Spent.IsTheSameAtEachTurn(nodes.Length, turn, () =>
        {
            ask();
            nodes[at++] = Graph.Order(held()).Length;
        });
        Assert.All(nodes.Skip(3), count => Assert.Equal(nodes[3], count));
    }
}
