namespace Saddle.Tests.Structure;

/// <summary>Which of a folder's members may use which.</summary>
internal sealed class FolderOrder
{
    /// <summary>The member that stands for the files of the folder itself.</summary>
    public const string OwnFiles = ".";

    private readonly Dictionary<string, HashSet<string>> _uses = [];

    private FolderOrder()
    {
    }

    /// <summary>All members that have a place.</summary>
    public IReadOnlyCollection<string> Members => _uses.Keys;

    /// <summary>
    /// Reads an order such as <c>A | B -> C</c>, one chain a line, members in steps from left to right.
    /// </summary>
    /// <exception cref="FormatException">Members use each other that no double arrow joins.</exception>
    public static FolderOrder Parse(string text)
    {
        var order = new FolderOrder();
        var knots = new List<string[]>();
        foreach (string chain in text.Split('\n'))
        {
            string[] below = [];
            foreach (string step in chain.Split(" -> "))
            {
                string[][] groups = [.. step.Split('|').Select(group => group.Split("<->", Trimmed))];
                string[] members = [.. groups.SelectMany(group => group)];
                foreach (string member in members)
                {
                    order.Place(member).UnionWith(below);
                }

                knots.AddRange(groups.Where(group => group.Length > 1));
                below = members;
            }
        }

        knots.ForEach(knot => Array.ForEach(knot, member => order._uses[member].UnionWith(knot)));
        order.Close();
        order.DemandNoOtherKnots(knots);
        return order;
    }

    /// <summary>Whether one member may name another.</summary>
    public bool Allows(string member, string other) => member == other || _uses[member].Contains(other);

    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private HashSet<string> Place(string member) =>
        _uses.TryGetValue(member, out HashSet<string>? used) ? used : _uses[member] = [];

    /// <summary>Whoever uses a member may use what that one uses.</summary>
    private void Close()
    {
        foreach (string middle in _uses.Keys)
        {
            foreach (HashSet<string> used in _uses.Values.Where(used => used.Contains(middle)))
            {
                used.UnionWith(_uses[middle]);
            }
        }
    }

    private void DemandNoOtherKnots(List<string[]> knots)
    {
        foreach (string member in _uses.Keys)
        {
            string? other = _uses[member].FirstOrDefault(used => _uses[used].Contains(member)
                && !knots.Exists(knot => knot.Contains(member) && knot.Contains(used)));
            if (other is not null)
            {
                throw new FormatException(
                    $"Structure: the declared order contradicts itself. {member} and {other} are each above the other. "
                        + "Remove one of the arrows between them.");
            }
        }
    }
}
