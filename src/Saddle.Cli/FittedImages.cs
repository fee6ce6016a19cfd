using System.Globalization;
using Saddle.Data;
using Saddle.Gans.Architectures;
using Saddle.Gans.Training;
using Saddle.Nn.Formats;
using Saddle.Training.Options;

namespace Saddle.Cli;

/// <summary>Tells what was made of opened data before a run learns from them.</summary>
internal static class FittedImages
{
    /// <summary>Lines among the messages: which files were left out, and how images were fitted.</summary>
    /// <returns>The data.</returns>
    public static OpenedData Tell(OpenedData opened, Terminal terminal)
    {
        LeftOutFiles.Tell(opened.Data, terminal);
        if (opened.Fit is { } fit)
        {
            terminal.Error.WriteLine(PrintableLine.Of($"'{opened.Data.Name}': {Told(fit)}."));
        }

        return opened;
    }

    /// <summary>A line among the messages where a size that was asked for leaves fully connected networks.</summary>
    public static void TellUnfitted(OpenedData opened, RunOptions options, Terminal terminal)
    {
        if (opened.Missed is { } missed && options.Settings.Recipe is AdversarialRecipe { Architecture: Mlp })
        {
            terminal.Error.WriteLine(PrintableLine.Of(string.Create(CultureInfo.InvariantCulture,
                $"'{opened.Data.Name}': images of {missed.Height} x {missed.Width} pixels, as asked for, are learned "
                + $"by fully connected networks; the nearest that convolutional ones take is {missed.Side} x "
                + $"{missed.Side}.")));
        }
    }

    /// <summary>How images are fitted, and how to choose otherwise.</summary>
    public static string Told(SquareFit fit) => $"{fit}, which the networks take; "
        + "--resize N or --pad N chooses otherwise, --architecture mlp keeps them";
}
