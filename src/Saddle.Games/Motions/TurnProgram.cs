namespace Saddle.Games.Motions;

/// <summary>
/// Turns of a motion compiled into one program over buffers, which trajectories and training alike run.
/// </summary>
public static class TurnProgram
{
    /// <summary>Compiles turns over the given buffers.</summary>
    /// <param name="buffers">What the program reads and writes.</param>
    /// <param name="trace">
    /// From the tensors at the start to those after: all of <see cref="Motion.All"/>, then one for each of
    /// <see cref="TurnBuffers.Kept"/>, then whatever else the program is to put out. Called once.
    /// </param>
    /// <param name="options">Threads and checks.</param>
    /// <returns>A program bound to the buffers; running it allocates nothing.</returns>
    public static CompiledFunction Compile(
        TurnBuffers buffers, Func<TracedTurns, IReadOnlyList<Tensor>> trace, CompilerOptions options) =>
        Compile(buffers, trace, buffers.Motion.Count + buffers.Kept.Count, options);

    /// <summary>Compiles what only reads the given buffers.</summary>
    /// <param name="buffers">What the program reads.</param>
    /// <param name="trace">From the tensors to whatever the program is to put out. Called once.</param>
    /// <param name="options">Threads and checks.</param>
    /// <returns>A program bound to the buffers; running it allocates nothing.</returns>
    public static CompiledFunction Measure(
        TurnBuffers buffers, Func<TracedTurns, IReadOnlyList<Tensor>> trace, CompilerOptions options) =>
        Compile(buffers, trace, carried: 0, options);

    private static CompiledFunction Compile(TurnBuffers buffers, Func<TracedTurns, IReadOnlyList<Tensor>> trace,
        int carried, CompilerOptions options)
    {
        TensorBuffer[] inputs =
        [
            .. buffers.Motion, .. buffers.Kept, .. buffers.Rates, .. buffers.Given,
            .. buffers.Samples.SelectMany(sample => sample),
        ];
        CompiledFunction program = Compiler.Compile(
            xs => trace(Read(buffers, xs)),
            [.. inputs.Select(buffer => new TensorSpec(buffer.Shape, buffer.Type))],
            carried,
            options);
        for (int i = 0; i < inputs.Length; i++)
        {
            program.Bind(i, inputs[i]);
        }

        return program;
    }

    private static TracedTurns Read(TurnBuffers buffers, IReadOnlyList<Tensor> xs)
    {
        int at = 0;
        Tensor[] Take(int count)
        {
            Tensor[] taken = [.. xs.Skip(at).Take(count)];
            at += count;
            return taken;
        }

        return new TracedTurns(
            buffers.Shape.Read(Take(buffers.Motion.Count)),
            Take(buffers.Kept.Count),
            Take(buffers.Rates.Count),
            Take(buffers.Given.Count),
            [.. buffers.Samples.Select(sample => Take(sample.Count)).Select(own => new Sample(own[0], own[1..]))]);
    }
}

/// <summary>The buffers of a program of turns.</summary>
public sealed record TurnBuffers
{
    /// <summary>A motion with the tensors' shapes.</summary>
    public required Motion Shape { get; init; }

    /// <summary>The motion, in the order of <see cref="Motion.All"/>; carried from run to run.</summary>
    public required IReadOnlyList<TensorBuffer> Motion { get; init; }

    /// <summary>One step size per player: scalars.</summary>
    public required IReadOnlyList<TensorBuffer> Rates { get; init; }

    /// <summary>What else is carried from run to run, such as running statistics.</summary>
    public IReadOnlyList<TensorBuffer> Kept { get; init; } = [];

    /// <summary>What else is read.</summary>
    public IReadOnlyList<TensorBuffer> Given { get; init; } = [];

    /// <summary>Each sample that the turns look at: its key, then its data.</summary>
    public IReadOnlyList<IReadOnlyList<TensorBuffer>> Samples { get; init; } = [];
}

/// <summary>The tensors of <see cref="TurnBuffers"/> in one trace.</summary>
/// <param name="Before">The motion before the turns.</param>
/// <param name="Kept">What else is carried.</param>
/// <param name="Rates">One scalar per player.</param>
/// <param name="Given">What else is read.</param>
/// <param name="Samples">Each sample.</param>
public sealed record TracedTurns(
    Motion Before,
    IReadOnlyList<Tensor> Kept,
    IReadOnlyList<Tensor> Rates,
    IReadOnlyList<Tensor> Given,
    IReadOnlyList<Sample> Samples);
