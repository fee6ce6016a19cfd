using System.Collections.Immutable;
using Saddle.Graphs;
using Saddle.Kernels.Vectors;
using Saddle.Passes;
using Saddle.Planning;
using Saddle.Running.Cpu;

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

    /// <summary>
    /// Stop with <see cref="NonFiniteException"/> at the first op that produces NaN or infinity. Slow: no op is fused.
    /// </summary>
    /// <remarks>Ops that a literal 0 absorbs, such as 0 times x, are gone before the run and are not checked.</remarks>
    public bool FiniteChecks { get; init; }

    /// <summary>
    /// Add up the products of float32 convolutions as they are. Left out, 3×3 and 4×4/2 convolutions take less than
    /// half of the products between sums of neighbouring values (minimal filtering), which costs accuracy beside a
    /// value that is thousands of times larger: an error of a few units in the last place of the largest value nearby.
    /// </summary>
    /// <value>Default: false. Float64 always adds up directly.</value>
    public bool DirectSums { get; init; }

    /// <summary>Vector registers to use, in bits: 128, 256 or 512; 0 for the widest there is.</summary>
    public int VectorBits { get; init; }
}

/// <summary>Turns plain C# functions of tensors into programs that run many times without allocation.</summary>
/// <remarks>Safe for several threads.</remarks>
public static class Compiler
{
    private const int MostThreads = 1024;

    /// <summary>Traces and compiles a function of one tensor.</summary>
    public static CompiledFunction Compile(
        Func<Tensor, Tensor> function,
        Shape x,
        ElementType type = ElementType.Float32,
        CompilerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Compile(xs => [function(xs[0])], [new TensorSpec(x, type)], 0, options);
    }

    /// <summary>Traces and compiles a function of several tensors.</summary>
    /// <param name="function">Called once, with placeholders.</param>
    /// <param name="inputs">One per argument.</param>
    /// <param name="carried">
    /// How many leading inputs are state: output i replaces input i after each run, in place, for i below this number.
    /// </param>
    /// <param name="options">Threads and checks.</param>
    /// <exception cref="ShapeException">Shapes do not fit, or a carried output differs from its input.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="carried"/> is negative, or an option out of range.
    /// </exception>
    public static CompiledFunction Compile(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function,
        IReadOnlyList<TensorSpec> inputs,
        int carried = 0,
        CompilerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        return Build(Trace(function, inputs, carried), carried, options ?? new CompilerOptions());
    }

    internal static CompiledFunction Build(Graph graph, int carried, CompilerOptions options)
    {
        DemandThreads(options.Threads);
        VectorWidth width = options.VectorBits switch
        {
            0 => VectorWidths.Best,
            128 => VectorWidth.Bits128,
            256 => VectorWidth.Bits256,
            512 => VectorWidth.Bits512,
            _ => throw new ArgumentException(
                $"compile: vector registers have 128, 256 or 512 bits, got {options.VectorBits}. "
                    + "Use one of these, or 0 for the widest."),
        };
        using Histories.Walk walk = Histories.Walked();
        Graph optimised = Pipeline.Run(graph);
        var lowering = new Lowering(optimised, carried, options.FiniteChecks, width);
        var backend = new CpuBackend(options.Threads, width, options.DirectSums);
        return new CompiledFunction(optimised, carried, lowering, backend);
    }

    private static void DemandThreads(int threads)
    {
        if (threads is < 1 or > MostThreads)
        {
            throw new ArgumentException(
                $"compile: there must be from 1 to {MostThreads} threads, got {threads}. "
                    + "Leave the option out for one per processor.");
        }
    }

    internal static Graph Trace(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<TensorSpec> inputs, int carried = 0)
    {
        if (carried < 0)
        {
            throw new ArgumentException(
                $"compile: the number of carried inputs must not be negative, got {carried}. "
                    + "Use 0 where no input is state.");
        }

        ImmutableArray<Tensor> places =
            [.. inputs.Select((spec, i) => Tensor.Input(i, spec.Name, spec.Shape, spec.Type))];
        ImmutableArray<Tensor> outputs = [.. function(places)];
        for (int i = 0; i < carried; i++)
        {
            bool exist = i < places.Length && i < outputs.Length;
            if (!exist || places[i].Shape != outputs[i].Shape || places[i].Type != outputs[i].Type)
            {
                string change = exist
                    ? $"; {places[i].Type} {places[i].Shape} becomes {outputs[i].Type} {outputs[i].Shape}"
                    : "";
                throw new ShapeException(
                    $"compile: output {i} must replace input {i}, so both must exist with one shape and type. "
                        + $"Got {places.Length} inputs, {outputs.Length} outputs and {carried} carried{change}. "
                        + "Return the new state first, in the order of the inputs.");
            }
        }

        using Histories.Walk walk = Histories.Walked();
        var graph = new Graph(places, outputs);
        Tensor? foreign = graph.Nodes.FirstOrDefault(node => node.Op is InputOp && !places.Contains(node));
        return foreign is null
            ? graph
            : throw new TraceException(
                $"compile: the function uses a tensor of another trace. It depends on {foreign.Op} {foreign.Shape}, "
                    + "which is not among its own arguments. Pass it as an argument.");
    }
}
