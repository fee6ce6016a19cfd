using Saddle.Graphs;
using Saddle.Planning;
using Saddle.Tests.Passes;
using Saddle.Tests.Running;
using Xunit;

namespace Saddle.Tests.Planning;

public class OrderTests
{
    [Fact]
    public void Every_kernel_runs_after_those_it_reads_from()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            (IReadOnlyList<Cluster> clusters, _) = Clusters(new RandomProgram(seed).Trace(ElementType.Float64));
            var ready = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
            foreach (Cluster cluster in Order.Apply(clusters, []))
            {
                Assert.All(cluster.Reads, read => Assert.True(read.Op is InputOp or ValuesOp || ready.Contains(read)));
                ready.UnionWith(cluster.Stored);
            }
        }
    }

    [Fact]
    public void An_update_waits_for_the_other_readers_of_the_state()
    {
        (IReadOnlyList<Cluster> clusters, Graph graph) = Clusters(Printed.Trace(
            x => Tensor.Concat(0, x * 0.5, x.Transpose()), [4, 4]));
        Tensor update = graph.Nodes.Single(node => node.Op.Name == "multiply");
        var updates = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance) { [update] = graph.Inputs[0] };
        IReadOnlyList<Cluster> order = Order.Apply(clusters, updates);
        Assert.Equal(["permute", "multiply", "concat"], order.Select(cluster => cluster.Members[0].Op.Name));
        Assert.Single(updates);
    }

    [Fact]
    public void An_update_that_another_reader_waits_for_is_not_made_in_place()
    {
        (IReadOnlyList<Cluster> clusters, Graph graph) = Clusters(Printed.Trace(x => (x * 0.5).MatMul(x), [4, 4]));
        Tensor update = graph.Nodes.Single(node => node.Op.Name == "multiply");
        var updates = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance) { [update] = graph.Inputs[0] };
        Assert.Equal(2, Order.Apply(clusters, updates).Count);
        Assert.Empty(updates);
    }

    [Fact]
    public void A_kernel_that_frees_memory_runs_before_one_that_takes_more()
    {
        // Each row's large product is summed up before the next is made.
        (IReadOnlyList<Cluster> clusters, _) = Clusters(Printed.Trace(
            x =>
            {
                Tensor[] products = [.. Enumerable.Range(1, 4).Select(i => (x * i).MatMul(x))];
                Tensor[] sums = [.. products.Select(product => product.Max(0))];
                return sums[0] + sums[1] + sums[2] + sums[3];
            },
            [64, 64]));
        string[] order = [.. Order.Apply(clusters, []).Select(cluster => cluster.Members[0].Op.Name)];
        int alive = 0;
        foreach (string name in order)
        {
            alive += name == "matmul" ? 1 : name == "max" ? -1 : 0;
            Assert.InRange(alive, 0, 1);
        }
    }

    private static (IReadOnlyList<Cluster> Clusters, Graph Graph) Clusters(Graph graph) =>
        (Fuse.Apply(graph, new Materialise(graph)), graph);
}
