using Saddle.Graphs;

namespace Saddle.Passes;

/// <summary>The order of the passes that turn a traced graph into one worth running.</summary>
internal static class Pipeline
{
    private const int MostRounds = 8;

    private static readonly (string Name, Func<Graph, Graph> Apply)[] s_reduce =
    [
        (nameof(Simplify), Simplify.Apply),
        (nameof(SinkBroadcasts), SinkBroadcasts.Apply),
        (nameof(ShareCommon), ShareCommon.Apply),
    ];

    /// <param name="graph">As traced.</param>
    /// <param name="after">Told each pass's name and result, for tests and printing.</param>
    public static Graph Run(Graph graph, Action<string, Graph>? after = null)
    {
        graph = Pass(graph, (nameof(RemoveAliases), RemoveAliases.Apply), after);
        graph = Pass(graph, (nameof(FoldConstants), FoldConstants.Apply), after);
        graph = Repeat(graph, s_reduce, after);
        graph = Pass(graph, (nameof(ChannelsLast), ChannelsLast.Apply), after);
        graph = Pass(graph, (nameof(PermuteSources), PermuteSources.Apply), after);
        graph = Pass(graph, (nameof(SinkPermutes), SinkPermutes.Apply), after);
        graph = Repeat(graph, s_reduce, after);
        graph = Pass(graph, (nameof(SplitReductions), SplitReductions.Apply), after);
        return Repeat(graph, s_reduce, after);
    }

    /// <summary>
    /// Passes over and over until nothing changes; late rounds change little, so there is an end to them.
    /// </summary>
    private static Graph Repeat(
        Graph graph, (string Name, Func<Graph, Graph> Apply)[] passes, Action<string, Graph>? after)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            Graph before = graph;
            foreach ((string Name, Func<Graph, Graph> Apply) pass in passes)
            {
                graph = Pass(graph, pass, after);
            }

            if (ReferenceEquals(graph, before))
            {
                break;
            }
        }

        return graph;
    }

    private static Graph Pass(Graph graph, (string Name, Func<Graph, Graph> Apply) pass, Action<string, Graph>? after)
    {
        graph = pass.Apply(graph);
        after?.Invoke(pass.Name, graph);
        return graph;
    }
}
