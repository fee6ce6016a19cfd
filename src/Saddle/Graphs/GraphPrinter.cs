using System.Text;

namespace Saddle.Graphs;

/// <summary>Prints a graph, one node per line: <c>%3: [64, 2] = matmul(%0, %1)</c>.</summary>
internal static class GraphPrinter
{
    public static string Print(Graph graph)
    {
        var names = new Dictionary<Tensor, string>(ReferenceEqualityComparer.Instance);
        var text = new StringBuilder();
        foreach (Tensor node in graph.Nodes)
        {
            names[node] = $"%{names.Count}";
            string inputs = node.Inputs.IsEmpty
                ? ""
                : $"({string.Join(", ", node.Inputs.Select(input => names[input]))})";
            string type = node.Type == ElementType.Float32 ? "" : $" {node.Type}";
            text.Append($"{names[node]}: {node.Shape}{type} = {node.Op}{inputs}\n");
        }

        return text.Append($"return {string.Join(", ", graph.Outputs.Select(output => names[output]))}").ToString();
    }
}
