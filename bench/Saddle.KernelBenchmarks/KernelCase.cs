namespace Saddle.KernelBenchmarks;

/// <summary>A function small enough to be one kernel, and the shapes it is timed at.</summary>
/// <param name="Name">Shown in the table.</param>
/// <param name="Function">From inputs to outputs.</param>
/// <param name="Inputs">The inputs' shapes.</param>
public sealed record KernelCase(
    string Name, Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> Function, params Shape[] Inputs)
{
    /// <summary>The program, its inputs filled with small numbers.</summary>
    public CompiledFunction Compile(int threads)
    {
        CompiledFunction program = Compiler.Compile(
            Function,
            [.. Inputs.Select(shape => new TensorSpec(shape))],
            carried: 0,
            new CompilerOptions { Threads = threads });
        foreach (TensorBuffer input in program.Inputs)
        {
            Span<float> values = input.Span<float>();
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = i % 17 * 0.125f - 1;
            }
        }

        return program;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
