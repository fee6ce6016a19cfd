namespace Saddle.Nn.Layers;

/// <summary>Each pixel repeated in both directions: [n, c, h, w] to [n, c, h · factor, w · factor].</summary>
/// <param name="Factor">At least 1.</param>
public sealed record Upsample(int Factor = 2) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.DemandImages("upsample", x);
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        return x.Reshape(n, c, h, 1, w, 1)
            .BroadcastTo([n, c, h, Factor, w, Factor])
            .Reshape(n, c, h * Factor, w * Factor);
    }
}

/// <summary>The mean of each square of pixels: [n, c, h, w] to [n, c, h / size, w / size].</summary>
/// <param name="Size">Rows and columns of a square; divides height and width.</param>
public sealed record AveragePool(int Size = 2) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.DemandImages("average pool", x);
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        LayerInput.Demand("average pool", x, h % Size == 0 && w % Size == 0,
            $"squares of {Size}x{Size} do not tile the image", "Choose a size that divides height and width");
        return x.Reshape(n, c, h / Size, Size, w / Size, Size).Mean(3, 5);
    }
}

/// <summary>The mean over space: [n, c, ...] to [n, c].</summary>
public sealed record GlobalAverage : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x)
    {
        LayerInput.Demand("global average", x, x.Rank >= 3, "there is no space to average over",
            "Pass [n, channels, height, width]");
        return x.Mean(LayerInput.AxesFrom(2, x));
    }
}

/// <summary>All axes after the first merged: [n, a, b, ...] to [n, a·b·...].</summary>
public sealed record Flatten : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x.Flatten();
}

/// <summary>Each example's elements in row-major order under other sizes: [n, ...] to [n, ..example].</summary>
/// <param name="Example">The shape of one example of the result.</param>
public sealed record Reshape(Shape Example) : Layer
{
    /// <inheritdoc/>
    public override Tensor Apply(Scope scope, Tensor x) => x.Reshape([x.Shape[0], .. Example]);
}
