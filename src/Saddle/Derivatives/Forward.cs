using Saddle.Graphs;

namespace Saddle.Derivatives;

/// <summary>Forward mode: tangents flow from points to the outputs that depend on them.</summary>
internal static class Forward
{
    /// <summary>
    /// The Jacobian of each y in the xs, times the tangents dx; zeros where y does not depend on them.
    /// </summary>
    public static Tensor[] Push(IReadOnlyList<Tensor> ys, IReadOnlyList<Tensor> xs, IReadOnlyList<Tensor> dxs)
    {
        using Histories.Walk walk = Histories.Walked();
        var tangents = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        var points = new HashSet<Tensor>(xs, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < xs.Count; i++)
        {
            tangents[xs[i]] = dxs[i];
        }

        foreach (Tensor node in Graph.Order(ys, points.Contains))
        {
            if (points.Contains(node))
            {
                continue;
            }

            Tensor?[] inputs =
                [.. node.Inputs.Select((x, i) => node.Op.IsDifferentiable(i) ? tangents.GetValueOrDefault(x) : null)];
            if (Array.Exists(inputs, dx => dx is not null))
            {
                tangents[node] = node.Op.Push(node, inputs);
            }
        }

        return [.. ys.Select(y => tangents.TryGetValue(y, out Tensor? dy) ? dy : Tensor.Zeros(y.Shape, y.Type))];
    }
}
