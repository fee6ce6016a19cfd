namespace Saddle.Benchmarks.Workloads;

/// <summary>One alternating non-saturating step of the Dirac-GAN: the critic descends, then the generator.</summary>
internal sealed class DiracWorkload : ProgramWorkload
{
    private const double Rate = 0.1;

    protected override CompiledFunction Compile(CompilerOptions options)
    {
        CompiledFunction program =
            Compiler.Compile(Step, [new TensorSpec([]), new TensorSpec([])], carried: 2, options);
        program.Inputs[0].Load(Tensor.Scalar(1));
        program.Inputs[1].Load(Tensor.Scalar(1));
        return program;
    }

    private static Tensor[] Step(IReadOnlyList<Tensor> state)
    {
        (Tensor generator, Tensor critic) = (state[0], state[1]);
        critic -= Rate * Derivative.Gradient(slope => (slope * generator).Softplus())(critic);
        generator -= Rate * Derivative.Gradient(point => (-(critic * point)).Softplus())(generator);
        return [generator, critic];
    }
}
