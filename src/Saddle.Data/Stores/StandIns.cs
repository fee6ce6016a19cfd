using System.Collections.Concurrent;
using Saddle.Nn.Formats;

namespace Saddle.Data.Stores;

/// <summary>That damaged pictures are left out where they are met, and others of their class shown in place of
/// them.</summary>
/// <param name="progress">Told of each damaged picture once; null for nobody.</param>
internal sealed class StandIns(IProgress<DataEvent>? progress)
{
    private readonly ConcurrentDictionary<string, bool> _told = [];

    /// <summary>A picture is damaged.</summary>
    public void Tell(DataException damage)
    {
        if (_told.TryAdd(damage.File, true))
        {
            progress?.Report(
                new DataNote($"left out, and the next picture of its class shown instead: {damage.Message}"));
        }
    }
}
