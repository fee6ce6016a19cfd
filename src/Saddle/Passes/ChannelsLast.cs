using Saddle.Graphs;
using Saddle.Ops;

namespace Saddle.Passes;

/// <summary>Runs convolutions with channels last, between explicit permutes that <see cref="SinkPermutes"/> makes
/// cancel.</summary>
internal static class ChannelsLast
{
    private static readonly ValueList<int> s_imageLast = [0, 2, 3, 1];
    private static readonly ValueList<int> s_imageFirst = [0, 3, 1, 2];

    public static Graph Apply(Graph graph) => Rewrite.Apply(graph, node =>
        node.Op is ConvolutionFamily { Layout: ImageLayout.ChannelsFirst } op ? Convert(node, op) : node);

    private static Tensor Convert(Tensor node, ConvolutionFamily op)
    {
        bool toFilters = op is ConvolutionFilterGradientOp;
        Tensor left = Moved.Permute(node.Inputs[0], s_imageLast);
        Tensor right = toFilters ? Moved.Permute(node.Inputs[1], s_imageLast) : node.Inputs[1];
        Tensor last = Tensor.Apply(op with { Layout = ImageLayout.ChannelsLast }, [left, right]);
        return toFilters ? last : Moved.Permute(last, s_imageFirst);
    }
}
