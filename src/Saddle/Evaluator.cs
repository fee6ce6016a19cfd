using Saddle.Graphs;
using Saddle.Ops;
using Saddle.Passes;
using Saddle.Planning;

namespace Saddle;

/// <summary>Computes tensors that depend on no placeholder, and makes constants of them.</summary>
/// <remarks>
/// A constant has forgotten what it was computed from, so that a loop which asks for values at every turn computes one
/// turn at a time. What is computed on the way is kept as well once a second evaluation needs it, as the moments of an
/// optimiser do whose parameters alone are asked for; but nothing is kept that is larger than all it was computed from.
/// A tensor through which a derivative may still be taken keeps its history beside its values.
/// </remarks>
internal sealed class Evaluator
{
    private readonly IReadOnlyList<Tensor> _nodes;
    private readonly HashSet<Tensor> _open = new(ReferenceEqualityComparer.Instance);
    private readonly List<AliasOp> _points = [];
    private readonly List<Tensor> _wanted;

    private Evaluator(Tensor tensor)
    {
        _nodes = Graph.Order([tensor], node => node.Computed is not null);
        DemandClosed();
        _wanted = [tensor, .. NeededAgain(tensor)];
        FindOpen();
    }

    /// <summary>The values of a tensor.</summary>
    /// <exception cref="TraceException">It depends on a placeholder.</exception>
    public static Storage Evaluate(Tensor tensor)
    {
        Evaluator evaluator;
        Graph graph;
        using (Histories.Walked())
        {
            evaluator = new Evaluator(tensor);
            graph = evaluator.Program();
        }

        CompiledFunction function = Compiler.Build(graph, 0, new CompilerOptions());
        function.Run();
        evaluator.Keep(function.Outputs);
        return tensor.Computed!;
    }

    private void DemandClosed()
    {
        Tensor? place = _nodes.FirstOrDefault(node => node.Op is InputOp);
        if (place is not null)
        {
            throw new TraceException(
                $"ToArray: this tensor is being traced and has no values yet. It depends on {place.Op} {place.Shape}. "
                    + "Return it from the traced function, or compute it outside Compiler.Compile.");
        }
    }

    /// <summary>What an evaluation before this one has computed, and nodes that are new to this one read.</summary>
    private IEnumerable<Tensor> NeededAgain(Tensor tensor)
    {
        long largest = _nodes.Where(IsKnown).Select(node => node.Shape.Count).DefaultIfEmpty().Max();
        return _nodes.Where(node => !IsKnown(node) && (!node.WasNeeded || node == tensor))
            .SelectMany(node => node.Inputs)
            .Select(Source)
            .Where(node => node.WasNeeded && !IsKnown(node) && node.Type.IsFloating() && node.Shape.Count <= largest)
            .Distinct(ReferenceEqualityComparer.Instance)
            .Cast<Tensor>();
    }

    private static Tensor Source(Tensor node)
    {
        while (!IsKnown(node) && (node.Op is AliasOp || View.IsViewing(node)))
        {
            node = node.Inputs[0];
        }

        return node;
    }

    private static bool IsKnown(Tensor node) => node.Computed is not null || node.Inputs.IsEmpty;

    /// <summary>Finds the nodes through which derivatives may still be taken.</summary>
    private void FindOpen()
    {
        foreach (Tensor node in _nodes)
        {
            int before = _points.Count;
            _points.AddRange(node.Points.Where(point => point.IsOpen));
            if (node.Op is AliasOp { IsOpen: true } own)
            {
                _points.Add(own);
            }

            if (_points.Count > before || (!IsKnown(node) && node.Inputs.Any(_open.Contains)))
            {
                _open.Add(node);
            }
        }
    }

    private Graph Program()
    {
        var places = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        foreach (Tensor node in _nodes)
        {
            places[node] = node is { Computed: { } values, Inputs.IsEmpty: false }
                ? Tensor.FromStorage(values, node.Shape, node.Type)
                : Rewrite.Over(node, places);
        }

        return new Graph([], [.. _wanted.Select(node => places[node])]);
    }

    private void Keep(IReadOnlyList<TensorBuffer> outputs)
    {
        for (int i = 0; i < _wanted.Count; i++)
        {
            _wanted[i].Keep(outputs[i].Storage, _open.Contains(_wanted[i]) ? [.. _points] : []);
        }

        foreach (Tensor node in _nodes)
        {
            node.WasNeeded = true;
        }

        Histories.ChangeUnlessWalked(() =>
        {
            foreach (Tensor node in _nodes)
            {
                node.Settle();
            }
        });
    }
}
