using System.CommandLine;
using Saddle.Data;
using Saddle.Nn.Formats;

namespace Saddle.Cli.Parsing;

/// <summary>The flags that say which data to open, and how.</summary>
internal sealed class DataFlags
{
    public Option<string?> Data { get; } = Flag.Text("--data", "NAME|PATH",
        $"{string.Join(", ", DatasetCatalogue.Names)}; an IDX or CIFAR-10 file or folder; a folder of PNG files "
        + "(class = subfolder) [default: digits]");

    public Option<long?> Resize { get; } = Flag.Whole("--resize", "Resize images to N x N", most: 4096);

    public Option<long?> Pad { get; } = Flag.Whole("--pad", "Centre images in N x N pixels of background", most: 4096);

    public Option<long?> Limit { get; } = Flag.Whole("--limit", "Use the first N images only");

    public void AddTo(Command command)
    {
        command.Add(Data);
        command.Add(Resize);
        command.Add(Pad);
        command.Add(Limit);
    }

    /// <summary>Which data are asked for.</summary>
    public string Name(ParseResult parsed) => parsed.GetValue(Data) ?? "digits";

    /// <summary>Opens the data.</summary>
    /// <exception cref="DataException">They cannot be opened.</exception>
    public Dataset Open(ParseResult parsed) => DatasetCatalogue.Open(Name(parsed), Options(parsed));

    /// <summary>How the data are to be opened.</summary>
    public DatasetOptions Options(ParseResult parsed) => new()
    {
        Resize = (int?)parsed.GetValue(Resize),
        Pad = (int?)parsed.GetValue(Pad),
        Limit = (int?)parsed.GetValue(Limit),
    };
}
