namespace Saddle.Nn.Tests.Layers;

/// <summary>Nested loops as a sequence.</summary>
internal static class Indices
{
    /// <summary>All positions of a tensor of four axes, the last axis fastest.</summary>
    public static IEnumerable<(int A, int B, int C, int D)> Of(int a, int b, int c, int d) =>
        from i in Enumerable.Range(0, a)
        from j in Enumerable.Range(0, b)
        from k in Enumerable.Range(0, c)
        from l in Enumerable.Range(0, d)
        select (i, j, k, l);
}
