using Saddle.Graphs;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Running;

/// <summary>Runs one program in every way there is and compares the results, over several steps of its state.</summary>
internal static class Differential
{
    private const int Steps = 3;

    public static void Check(RandomProgram program, ElementType type, double tolerance, string label)
    {
        double[][][] expected = Reference(program, type);
        double[][][] fused = Compiled(program, type, new CompilerOptions { Threads = 1 });
        for (int threads = 2; threads <= 3; threads++)
        {
            double[][][] shared = Compiled(program, type, new CompilerOptions { Threads = threads });
            Equal(fused, shared, $"{label}: {threads} threads");
        }

        Near(expected, fused, tolerance, $"{label}: fused");
        double[][][] single = Compiled(program, type, new CompilerOptions { FiniteChecks = true });
        Near(expected, single, tolerance, $"{label}: one by one");
    }

    private static double[][][] Reference(RandomProgram program, ElementType type)
    {
        Graph graph = program.Trace(type);
        double[][] state = program.Arguments();
        var all = new double[Steps][][];
        for (int step = 0; step < Steps; step++)
        {
            all[step] = ReferenceInterpreter.Run(graph, state);
            state = [.. all[step].Take(program.Carried), .. state.Skip(program.Carried)];
        }

        return all;
    }

    private static double[][][] Compiled(RandomProgram program, ElementType type, CompilerOptions options)
    {
        CompiledFunction function = Compiler.Compile(program.Function, program.Specs(type), program.Carried, options);
        double[][] arguments = program.Arguments();
        for (int i = 0; i < arguments.Length; i++)
        {
            Numbers64.Fill(function.Inputs[i], arguments[i]);
        }

        var all = new double[Steps][][];
        for (int step = 0; step < Steps; step++)
        {
            function.Run();
            all[step] = [.. function.Outputs.Select(Numbers64.Of)];
        }

        return all;
    }

    private static void Equal(double[][][] expected, double[][][] actual, string label) =>
        Each(expected, actual, (x, y, at) => Assert.True(x.SequenceEqual(y), $"{label}, {at}: bits differ."));

    private static void Near(double[][][] expected, double[][][] actual, double tolerance, string label) =>
        Each(expected, actual, (x, y, at) =>
        {
            double error = Numbers.Error(x, y);
            Assert.True(error <= tolerance, $"{label}, {at}: error {error:G3}.");
        });

    private static void Each(double[][][] expected, double[][][] actual, Action<double[], double[], string> compare)
    {
        for (int step = 0; step < expected.Length; step++)
        {
            for (int output = 0; output < expected[step].Length; output++)
            {
                compare(expected[step][output], actual[step][output], $"step {step}, output {output}");
            }
        }
    }
}
