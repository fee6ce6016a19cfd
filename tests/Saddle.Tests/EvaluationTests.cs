using Xunit;

namespace Saddle.Tests;

public class EvaluationTests
{
    [Fact]
    public void Values_are_computed_when_asked_for() =>
        Assert.Equal([2, 4], (Tensor.Of(1f, 2f) * 2).ToArray<float>());

    [Fact]
    public void A_traced_tensor_has_no_values()
    {
        TraceException thrown = Assert.Throws<TraceException>(
            () => Compiler.Compile(x => { (x * 2).ToArray<float>(); return x; }, [3]));
        Assert.Equal(
            "ToArray: this tensor is being traced and has no values yet. It depends on input(x) [3]. "
                + "Return it from the traced function, or compute it outside Compiler.Compile.", thrown.Message);
    }

    [Fact]
    public void Another_element_type_is_refused()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Tensor.Of(1f).ToArray<double>());
        Assert.Equal(
            "ToArray: the elements are Float32, asked for as Double. Ask for the matching type.", thrown.Message);
    }

    [Fact]
    public void A_scalar_must_be_one_number()
    {
        ShapeException thrown = Assert.Throws<ShapeException>(() => Tensor.Of(1f, 2f).ToScalar());
        Assert.Equal(
            "ToScalar: the tensor must have one element. Shape [2]. Reduce it, or use ToArray.", thrown.Message);
    }
}
