namespace Saddle.Nn.Layers;

/// <summary>What layers check of their inputs, and shapes they share.</summary>
internal static class LayerInput
{
    public static void Demand(string layer, Tensor x, bool holds, string what, string advice)
    {
        if (!holds)
        {
            throw new ShapeException($"{layer}: {what}. The input is {x.Type} {x.Shape}. {advice}.");
        }
    }

    public static void DemandImages(string layer, Tensor x) =>
        Demand(layer, x, x.Rank == 4, "the input must be images", "Pass [n, channels, height, width]");

    /// <summary>All axes from <paramref name="first"/> on.</summary>
    public static int[] AxesFrom(int first, Tensor x) => [.. Enumerable.Range(first, Math.Max(0, x.Rank - first))];

    /// <summary>One number per channel, shaped to broadcast against [n, channels, ...].</summary>
    public static Tensor PerChannel(Tensor channels, Tensor x)
    {
        int[] sizes = new int[x.Rank - 1];
        Array.Fill(sizes, 1);
        sizes[0] = (int)channels.Shape.Count;
        return channels.Reshape(sizes);
    }
}
