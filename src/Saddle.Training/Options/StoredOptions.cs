using Saddle.Settings;
using Saddle.Training.Runs;

namespace Saddle.Training.Options;

/// <summary>The options that a run's folder holds.</summary>
/// <param name="Options">Those of <c>options.json</c>, or where that is lost or damaged of a snapshot.</param>
/// <param name="RestoredFrom">The snapshot's file; null where none was needed.</param>
public sealed record StoredOptions(RunOptions Options, string? RestoredFrom)
{
    /// <summary>Reads them: from <c>options.json</c>, else from the newest snapshot that can be read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="catalogues">Where parts are found by name.</param>
    /// <exception cref="ConfigurationException">Neither can be read; the message tells of <c>options.json</c>.
    /// </exception>
    /// <exception cref="RunException">There is no such file, and no snapshot that can be read.</exception>
    public static StoredOptions Of(RunFolder folder, Catalogues catalogues)
    {
        try
        {
            return new StoredOptions(InFile(folder, catalogues), RestoredFrom: null);
        }
        catch (Exception problem) when (problem is ConfigurationException or RunException)
        {
            foreach (string snapshot in folder.SnapshotSteps().Reverse().Select(folder.SnapshotPath))
            {
                if (InSnapshot(snapshot, catalogues) is { } options)
                {
                    return new StoredOptions(options, snapshot);
                }
            }

            throw;
        }
    }

    /// <summary>Whether <c>options.json</c> cannot be read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="catalogues">Where parts are found by name.</param>
    public static bool AreLost(RunFolder folder, Catalogues catalogues)
    {
        try
        {
            InFile(folder, catalogues);
            return false;
        }
        catch (Exception problem) when (problem is ConfigurationException or RunException)
        {
            return true;
        }
    }

    private static RunOptions InFile(RunFolder folder, Catalogues catalogues) =>
        RunOptions.FromJson(folder.ReadOptions(), catalogues, folder.OptionsPath);

    private static RunOptions? InSnapshot(string path, Catalogues catalogues)
    {
        try
        {
            return RunOptions.Of(Snapshot.Read(path), catalogues);
        }
        catch (Exception problem) when (problem is ConfigurationException or RunException)
        {
            return null;
        }
    }
}
