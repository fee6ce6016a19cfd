using System.Collections.Immutable;
using Saddle.Graphs;

namespace Saddle;

/// <summary>What a traced function is given: one input's shape, element type and name.</summary>
/// <param name="Shape">The sizes of the axes.</param>
/// <param name="Type">The type of one element.</param>
/// <param name="Name">Shown in printed graphs and errors.</param>
public sealed record TensorSpec(Shape Shape, ElementType Type = ElementType.Float32, string Name = "x");

/// <summary>How to compile and run.</summary>
public sealed record CompilerOptions
{
    /// <summary>Worker threads, the calling one included; results do not depend on it.</summary>
    /// <value>Default: the number of processors.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Stop with <see cref="NonFiniteException"/> at the first op that produces NaN or infinity. Slow: no op is fused.</summary>
    public bool FiniteChecks { get; init; }

    /// <summary>Vector registers to use, in bits: 128, 256 or 512; 0 for the widest there is.</summary>
    public int VectorBits { get; init; }
}

/// <summary>Turns plain C# functions of tensors into programs that run many times without allocation.</summary>
public static class Compiler
{
    /// <summary>Traces and compiles a function of one tensor.</summary>
    public static CompiledFunction Compile(
        Func<Tensor, Tensor> function, Shape x, ElementType type = ElementType.Float32, CompilerOptions? options = null) =>
        Compile(xs => [function(xs[0])], [new TensorSpec(x, type)], 0, options);

    /// <summary>Traces and compiles a function of several tensors.</summary>
    /// <param name="function">Called once, with placeholders.</param>
    /// <param name="inputs">One per argument.</param>
    /// <param name="carried">
    /// How many leading inputs are state: output i replaces input i after each run, in place, for i below this number.
    /// </param>
    /// <param name="options">Threads and checks.</param>
    /// <exception cref="ShapeException">Shapes do not fit, or a carried output differs from its input.</exception>
    public static CompiledFunction Compile(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function,
        IReadOnlyList<TensorSpec> inputs,
        int carried = 0,
        CompilerOptions? options = null) => throw new NotImplementedException();

    internal static Storage Evaluate(Tensor tensor) => throw new NotImplementedException();

    internal static Graph Trace(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<TensorSpec> inputs)
    {
        ImmutableArray<Tensor> places = [.. inputs.Select((spec, i) => Tensor.Input(i, spec.Name, spec.Shape, spec.Type))];
        return new Graph(places, [.. function(places)]);
    }
}

/// <summary>A compiled function: its inputs' and outputs' buffers, and the program between them.</summary>
public sealed class CompiledFunction
{
    /// <summary>The buffers read by each run.</summary>
    public IReadOnlyList<TensorBuffer> Inputs => throw new NotImplementedException();

    /// <summary>The buffers written by each run; carried outputs are the inputs' own buffers.</summary>
    public IReadOnlyList<TensorBuffer> Outputs => throw new NotImplementedException();

    /// <summary>Reads one input from another buffer from now on (shared with other functions, for example).</summary>
    public void Bind(int input, TensorBuffer buffer) => throw new NotImplementedException();

    /// <summary>Runs once over the bound buffers; allocates nothing.</summary>
    public void Run() => throw new NotImplementedException();

    /// <summary>Copies the arguments in, runs once, and returns copies of the outputs.</summary>
    public Tensor[] Run(params IReadOnlyList<Tensor> arguments) => throw new NotImplementedException();

    /// <summary>The kernels that will run with their FLOPs, bytes, and the peak memory.</summary>
    public string Explain() => throw new NotImplementedException();
}
