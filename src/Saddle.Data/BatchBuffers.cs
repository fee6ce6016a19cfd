namespace Saddle.Data;

/// <summary>Buffers for the batches of a source: made, filled, and checked.</summary>
public static class BatchBuffers
{
    /// <summary>Buffers of zeros for all parts of some examples.</summary>
    /// <param name="source">What will fill them.</param>
    /// <param name="count">Examples per batch, at least 1.</param>
    /// <returns>One buffer [count, ..part] for each of <see cref="IBatchSource.Specs"/>.</returns>
    public static TensorBuffer[] NewBatch(this IBatchSource source, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. source.Specs.Select(spec => new TensorBuffer([count, .. spec.Shape], spec.Type))];
    }

    /// <summary>The batch of a step, in buffers of its own.</summary>
    /// <param name="source">Where examples come from.</param>
    /// <param name="step">At least 0.</param>
    /// <param name="count">Examples in the batch, at least 1.</param>
    /// <returns>One buffer [count, ..part] for each of <see cref="IBatchSource.Specs"/>.</returns>
    public static TensorBuffer[] Draw(this IBatchSource source, long step, int count)
    {
        TensorBuffer[] batch = source.NewBatch(count);
        source.Fill(step, batch);
        return batch;
    }

    /// <summary>Checks what <see cref="IBatchSource.Fill"/> was given, and tells n; allocates nothing.</summary>
    /// <param name="specs">The parts of one example.</param>
    /// <param name="step">The step asked for.</param>
    /// <param name="batch">The buffers to fill.</param>
    /// <returns>Examples in the batch, at least 1.</returns>
    /// <exception cref="ArgumentException">They do not fit; see <see cref="IBatchSource.Fill"/>.</exception>
    public static int RequireFit(IReadOnlyList<TensorSpec> specs, long step, IReadOnlyList<TensorBuffer> batch)
    {
        if (step < 0)
        {
            throw new ArgumentException(
                $"Fill: the step is negative. Step {step} was asked for. Pass a step from 0.");
        }

        if (batch.Count == 0 || batch.Count > specs.Count)
        {
            throw new ArgumentException($"Fill: the number of buffers does not fit. {batch.Count} came for the parts "
                + $"{string.Join(", ", specs.Select(spec => spec.Name))}. Pass from 1 to {specs.Count} buffers in this "
                + "order.");
        }

        int count = batch[0].Shape.Rank > 0 ? batch[0].Shape[0] : 0;
        for (int i = 0; i < batch.Count; i++)
        {
            if (count == 0 || !Fits(specs[i], count, batch[i]))
            {
                throw Misfit(specs[i], count, batch[i]);
            }
        }

        return count;
    }

    private static bool Fits(TensorSpec spec, int count, TensorBuffer buffer)
    {
        ReadOnlySpan<int> sizes = buffer.Shape.Sizes;
        return buffer.Type == spec.Type && sizes.Length > 0 && sizes[0] == count
            && sizes[1..].SequenceEqual(spec.Shape.Sizes);
    }

    private static ArgumentException Misfit(TensorSpec spec, int count, TensorBuffer buffer)
    {
        string wanted = string.Join(", ", [count > 0 ? $"{count}" : "n", .. spec.Shape.Select(size => $"{size}")]);
        return new ArgumentException($"Fill: the buffer for {spec.Name} does not fit. It is {buffer.Type} "
            + $"{buffer.Shape}, the batch needs {spec.Type} [{wanted}]. Pass buffers with one axis of at least one "
            + "example before those of the part.");
    }
}
