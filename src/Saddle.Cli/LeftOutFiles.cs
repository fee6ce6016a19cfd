using Saddle.Data;
using Saddle.Nn.Formats;

namespace Saddle.Cli;

/// <summary>Tells which files of opened data were left out.</summary>
internal static class LeftOutFiles
{
    /// <summary>One line among the messages, or none.</summary>
    /// <returns>The data.</returns>
    public static T Tell<T>(T data, Terminal terminal) where T : Dataset
    {
        if (data.LeftOut is { } told)
        {
            terminal.Error.WriteLine(PrintableLine.Of($"{told}."));
        }

        return data;
    }
}
