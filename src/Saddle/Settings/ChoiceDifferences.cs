namespace Saddle.Settings;

/// <summary>Tells where two choices differ.</summary>
internal static class ChoiceDifferences
{
    private const string None = "none";

    /// <summary>One line per setting that differs, in the order of the settings.</summary>
    public static IReadOnlyList<string> Between(IChoice first, IChoice second, Func<Entry, bool> counts)
    {
        Entry[] left = [.. first.Entries];
        Entry[] right = [.. second.Entries];
        return
        [
            .. from pair in Aligned(left, right)
               where counts(pair.Left ?? pair.Right!)
               let before = pair.Left?.Text ?? None
               let after = pair.Right?.Text ?? None
               where pair.Left is null || pair.Right is null || before != after
               select $"{(pair.Left ?? pair.Right!).Path}: {before} → {after}",
        ];
    }

    // What only the second one has follows what stands before it there.
    private static IEnumerable<(Entry? Left, Entry? Right)> Aligned(Entry[] left, Entry[] right)
    {
        HashSet<string> known = [.. left.Select(entry => entry.Path)];
        Dictionary<string, int> places = right.Index().ToDictionary(pair => pair.Item.Path, pair => pair.Index);
        int next = 0;
        foreach (Entry entry in left)
        {
            bool isShared = places.TryGetValue(entry.Path, out int place);
            while (isShared && next < place)
            {
                if (!known.Contains(right[next].Path))
                {
                    yield return (null, right[next]);
                }

                next++;
            }

            yield return (entry, isShared ? right[place] : null);
        }

        foreach (Entry entry in right.Skip(next).Where(entry => !known.Contains(entry.Path)))
        {
            yield return (null, entry);
        }
    }
}
