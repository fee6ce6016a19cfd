using Saddle.Data;
using Saddle.Data.Pictures;

namespace Saddle.Cli;

/// <summary>Writes pictures where the user wants them.</summary>
internal static class Pictures
{
    /// <exception cref="OutputException">The place cannot be written.</exception>
    public static void Write(RasterImage picture, string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            PngWriter.Write(picture, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"the picture cannot be written. {path}: {problem.Message} Choose a place that can be written to.",
                problem);
        }
    }
}
