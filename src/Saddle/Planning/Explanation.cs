using System.Text;

namespace Saddle.Planning;

/// <summary>Names a cluster by its ops in running order, repeated ones counted, and the shape it makes.</summary>
internal static class Explanation
{
    public static string Of(Cluster cluster)
    {
        var text = new StringBuilder();
        for (int i = 0; i < cluster.Members.Count;)
        {
            string name = cluster.Members[i].Op.ToString();
            int next = i + 1;
            while (next < cluster.Members.Count && cluster.Members[next].Op.ToString() == name)
            {
                next++;
            }

            text.Append(i > 0 ? " · " : "").Append(name).Append(next - i > 1 ? $" ×{next - i}" : "");
            i = next;
        }

        Tensor last = cluster.Stored.Count > 0 ? cluster.Stored[^1] : cluster.Members[^1];
        return text.Append($" → {last.Shape}").ToString();
    }
}
