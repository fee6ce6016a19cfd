using Saddle.Planning;
using Xunit;

namespace Saddle.Tests.Planning;

public sealed class DependenceOrderTests
{
    [Fact]
    public void Clusters_move_together_and_keep_their_order()
    {
        Cluster[] all = Clusters(6, out DependenceOrder order);
        order.MoveBehind(all[4], [all[3], all[1]]);
        AssertOrder(all[0], all[2], all[4], all[1], all[3], all[5]);
        order.MoveBefore(all[2], [all[5], all[1]]);
        AssertOrder(all[0], all[1], all[5], all[2], all[4], all[3]);
    }

    [Fact]
    public void Ranks_ascend_however_often_clusters_move_into_one_gap()
    {
        Cluster[] all = Clusters(3, out DependenceOrder order);
        for (int turn = 0; turn < 200; turn++)
        {
            order.MoveBehind(all[0], [all[turn % 2 + 1]]);
            AssertOrder(all[0], all[turn % 2 + 1], all[2 - turn % 2]);
        }
    }

    [Fact]
    public void What_is_removed_leaves_the_others_in_order()
    {
        Cluster[] all = Clusters(3, out DependenceOrder order);
        order.Remove(all[1]);
        order.MoveBefore(all[0], [all[2]]);
        AssertOrder(all[2], all[0]);
    }

    private static Cluster[] Clusters(int count, out DependenceOrder order)
    {
        var made = new DependenceOrder();
        Cluster[] clusters = [.. Enumerable.Range(0, count).Select(i => new Cluster(Tensor.Of(1f).Exp(), i))];
        Array.ForEach(clusters, made.Append);
        order = made;
        return clusters;
    }

    private static void AssertOrder(params Cluster[] expected) =>
        Assert.Equal(expected, expected.OrderBy(cluster => cluster.Rank));
}
