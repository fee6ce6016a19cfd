using Saddle.Graphs;

namespace Saddle.Derivatives;

/// <summary>Reverse mode: gradients flow from outputs back to the points they depend on.</summary>
internal static class Reverse
{
    /// <summary>The sum over outputs of (Jacobian of y in x) transposed, times dy; zeros where y does not depend on
    /// x.</summary>
    public static Tensor[] Pull(IReadOnlyList<Tensor> ys, IReadOnlyList<Tensor> dys, IReadOnlyList<Tensor> xs)
    {
        using Histories.Walk walk = Histories.Walked();
        HashSet<Tensor> active = Active(ys, xs);
        var contributions = new Dictionary<Tensor, List<Tensor>>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < ys.Count; i++)
        {
            Add(contributions, ys[i], dys[i]);
        }

        var points = new HashSet<Tensor>(xs, ReferenceEqualityComparer.Instance);
        foreach (Tensor node in Graph.Order(ys, points.Contains).Reverse())
        {
            if (!active.Contains(node) || points.Contains(node) || !contributions.Remove(node, out List<Tensor>? terms))
            {
                continue;
            }

            Tensor dy = Contributions.Sum(terms);
            for (int i = 0; i < node.Inputs.Length; i++)
            {
                if (active.Contains(node.Inputs[i]) && node.Op.IsDifferentiable(i))
                {
                    Add(contributions, node.Inputs[i], node.Op.Pull(node, dy, i));
                }
            }
        }

        return
        [
            .. xs.Select(x => contributions.TryGetValue(x, out List<Tensor>? terms)
                ? Contributions.Sum(terms)
                : Tensor.Zeros(x.Shape, x.Type)),
        ];
    }

    /// <summary>The nodes through which some x influences some y differentiably.</summary>
    private static HashSet<Tensor> Active(IReadOnlyList<Tensor> ys, IReadOnlyList<Tensor> xs)
    {
        var active = new HashSet<Tensor>(xs, ReferenceEqualityComparer.Instance);
        var points = new HashSet<Tensor>(xs, ReferenceEqualityComparer.Instance);
        foreach (Tensor node in Graph.Order(ys, points.Contains))
        {
            for (int i = 0; i < node.Inputs.Length; i++)
            {
                if (active.Contains(node.Inputs[i]) && node.Op.IsDifferentiable(i))
                {
                    active.Add(node);
                    break;
                }
            }
        }

        return active;
    }

    private static void Add(Dictionary<Tensor, List<Tensor>> contributions, Tensor node, Tensor term)
    {
        if (!contributions.TryGetValue(node, out List<Tensor>? terms))
        {
            contributions[node] = terms = [];
        }

        terms.Add(term);
    }
}
