namespace Saddle.Benchmarks.Workloads;

/// <summary>Normal numbers for inputs whose values do not matter.</summary>
internal static class Noise
{
    public static void Fill(Span<float> values, uint stream = 0)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)CounterRandom.Normal(seed: 0, stream, step: 0, index: (ulong)i);
        }
    }

    /// <summary>Fills every input of a function.</summary>
    public static CompiledFunction Fill(CompiledFunction function)
    {
        for (int i = 0; i < function.Inputs.Count; i++)
        {
            Fill(function.Inputs[i].Span<float>(), (uint)i);
        }

        return function;
    }
}
