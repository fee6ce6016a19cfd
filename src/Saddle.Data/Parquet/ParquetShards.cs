using System.Globalization;
using System.Text.RegularExpressions;
using Saddle.Data.Arrays;
using Saddle.Data.Files;
using IO = System.IO;

namespace Saddle.Data.Parquet;

/// <summary>A folder of Parquet files that are one set, as Hugging Face lays them out.</summary>
/// <remarks>
/// <para>Files are called <c>train-00000-of-00003.parquet</c>, with <c>test</c>, <c>validation</c>, <c>valid</c> or
/// <c>val</c> in place of train for other parts, or have any names and are all for training. They lie in the folder or
/// in one called <c>data</c>, with nothing but texts beside them, and are read in natural order. Test images are those
/// of <c>test</c>, and where there are none those of <c>validation</c>.</para>
/// <para>Files of a part that are missing are told, not refused: a first one of many is often enough.</para>
/// </remarks>
internal sealed partial class ParquetShards
{
    private const string Suffix = ".parquet";
    private const string DataFolder = "data";
    private const string Training = "train";

    private static readonly string[] s_test = ["test", "validation", "valid", "val"];
    private static readonly string[] s_texts = ["", ".md", ".txt", ".json", ".yaml", ".yml"];

    private readonly SourceFile _folder;
    private readonly SourceFile[] _files;

    private ParquetShards(SourceFile folder, SourceFile[] files) => (_folder, _files) = (folder, files);

    /// <summary>The Parquet files of a folder; null where it is no folder of them.</summary>
    public static ParquetShards? In(SourceFile folder)
    {
        SourceFile data = folder.At(IO.Path.Combine(folder.Path, DataFolder));
        (SourceFile[] own, bool isAlone) = Files(folder);
        string[] folders = [.. folder.Store.FoldersIn(folder.Path).Where(name => !name.StartsWith('.'))];
        if (own.Length == 0 && isAlone && folders is [DataFolder])
        {
            (own, isAlone) = Files(data);
            folders = [.. folder.Store.FoldersIn(data.Path)];
        }

        return own.Length > 0 && isAlone && folders.Length == 0 ? new ParquetShards(folder, own) : null;
    }

    /// <summary>The only file of test images; null where there are none or several.</summary>
    public SourceFile? TestFile => Part(test: true) is [var only] ? only : null;

    /// <summary>Reads a part.</summary>
    /// <param name="options">Which part, and how pictures are fitted.</param>
    /// <exception cref="Nn.Formats.DataException">There is no such part, the files do not agree, or one is
    /// damaged.</exception>
    public ImageDataset Read(DatasetOptions options)
    {
        var set = new ArrayFile(ParquetFormat.Name, _folder.Path);
        SourceFile[] part = Part(options.Test);
        if (part.Length == 0)
        {
            throw set.Fault($"there are no {(options.Test ? "test" : "training")} images", "It holds "
                + $"{Listed(_files)}.", $"Call the files {(options.Test ? "test" : Training)}-00000-of-00001.parquet "
                + "and so on, or name one of them.");
        }

        var rows = new ParquetRows(set, options);
        foreach (SourceFile file in part)
        {
            rows.Add(file, part.Length == 1 ? "row" : $"{file.Name} row");
        }

        SourceFile[] rest = [.. _files.Except(part)];
        return rows.ToSet([
            .. rest.Length > 0 ? [$"read: {Listed(part)}; not read: {Listed(rest)}"] : Array.Empty<string>(),
            .. Missing(part),
        ]);
    }

    private static (SourceFile[] Files, bool IsAlone) Files(SourceFile folder)
    {
        string[] names = [.. folder.Store.FilesIn(folder.Path).Where(name => !name.StartsWith('.'))];
        ILookup<bool, string> kinds = names.ToLookup(
            name => name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase));
        return (
            [
                .. kinds[true].OrderBy(Natural, StringComparer.Ordinal)
                    .Select(name => folder.At(IO.Path.Combine(folder.Path, name))),
            ],
            kinds[false].All(name => s_texts.Contains(IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)));
    }

    // Numbers are compared by value.
    private static string Natural(string name) => Digits().Replace(name, digits => digits.Value.PadLeft(20, '0'));

    private SourceFile[] Part(bool test)
    {
        ILookup<string, SourceFile> parts = _files.ToLookup(file => PartOf(file.Name));
        string? wanted = test ? s_test.FirstOrDefault(parts.Contains)
            : parts.Contains(Training) ? Training
            : "";
        return wanted is null ? [] : [.. parts[wanted]];
    }

    // Empty for a file of no part.
    private static string PartOf(string name) =>
        PartName().Match(name) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : "";

    private static string[] Missing(SourceFile[] part)
    {
        Match[] numbers = [.. part.Select(file => Number().Match(file.Name)).Where(match => match.Success)];
        int there = numbers.Select(match => match.Groups[1].Value).Distinct().Count();
        return numbers.Length == part.Length && numbers.Select(match => match.Groups[2].Value).Distinct().Count() == 1
            && int.Parse(numbers[0].Groups[2].Value, CultureInfo.InvariantCulture) is var all && there < all
            ? [string.Create(CultureInfo.InvariantCulture, $"{there} of {all} files of this part are there")]
            : [];
    }

    private static string Listed(SourceFile[] files) => string.Join(", ", files.Take(3).Select(file => file.Name))
        + (files.Length > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {files.Length - 3} more") : "");

    [GeneratedRegex("^(train|test|validation|valid|val)(?=[-_.])", RegexOptions.IgnoreCase)]
    private static partial Regex PartName();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex("-([0-9]{1,9})-of-([0-9]{1,9})(?=[-.])")]
    private static partial Regex Number();
}
