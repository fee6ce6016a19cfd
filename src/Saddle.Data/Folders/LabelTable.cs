using System.Globalization;
using System.Text;
using System.Text.Json;
using Saddle.Nn.Formats;

namespace Saddle.Data.Folders;

/// <summary>A file beside pictures that tells their classes by name: <c>labels.csv</c>, or <c>dataset.json</c> as
/// StyleGAN's tools write it.</summary>
/// <remarks>
/// <para><c>labels.csv</c>: a line for each picture, its path from the table's folder or its file name, a comma, and
/// its class; what follows further commas is not read. Fields may stand in double quotes. A first line that names no
/// file there is a heading.</para>
/// <para><c>dataset.json</c>: <c>{"labels": [["00000/img.png", 3], …]}</c> with whole numbers or texts as classes, or
/// null for no classes.</para>
/// </remarks>
internal sealed class LabelTable
{
    private const string CsvName = "labels.csv";
    private const string JsonName = "dataset.json";
    private const long LongestFile = 64L << 20;
    private const string Remedy = "Correct the file or remove it.";

    private readonly string _folder;
    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);

    private LabelTable(TreeFile file, string folder) => (Path, _folder) = (file.Path, folder);

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>How many pictures it names.</summary>
    public int Count => _classes.Count;

    /// <summary>The table of a folder of a tree; null where there is none.</summary>
    /// <param name="files">Files that are no pictures.</param>
    /// <param name="pictures">All pictures.</param>
    /// <param name="folder">With a slash at its end; empty for the root.</param>
    /// <exception cref="DataException">There are two, or it cannot be read.</exception>
    public static LabelTable? In(IEnumerable<TreeFile> files, IEnumerable<TreeFile> pictures, string folder)
    {
        TreeFile[] found =
            [.. files.Where(file => file.Path == folder + CsvName || file.Path == folder + JsonName)];
        if (found is [])
        {
            return null;
        }

        if (found is [var first, var second, ..])
        {
            throw new DataException(first.Path, $"labels: there are two tables. Got '{first.Path}' and "
                + $"'{second.Path}'. Remove one.");
        }

        var table = new LabelTable(found[0], folder);
        byte[] bytes = found[0].ReadAll(LongestFile);
        if (found[0].Path.EndsWith(CsvName, StringComparison.Ordinal))
        {
            table.ReadCsv(Text(bytes, found[0].Path), pictures);
        }
        else
        {
            table.ReadJson(bytes);
        }

        return table;
    }

    /// <summary>The class of a picture; null where the table does not name it.</summary>
    /// <param name="path">From the tree's root; in the table's folder or below it.</param>
    public string? ClassOf(string path)
    {
        string below = path[_folder.Length..];
        return _classes.GetValueOrDefault(below) ?? _classes.GetValueOrDefault(below[(below.LastIndexOf('/') + 1)..]);
    }

    private static string Text(byte[] bytes, string path)
    {
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            throw new DataException(path, $"labels: '{path}' is no UTF-8 text. A byte of it begins no character. "
                + "Save it as UTF-8.", error);
        }
    }

    private void ReadCsv(string text, IEnumerable<TreeFile> pictures)
    {
        HashSet<string> names =
        [
            .. from picture in pictures
               where picture.Path.StartsWith(_folder, StringComparison.Ordinal)
               let below = picture.Path[_folder.Length..]
               from name in (string[])[below, below[(below.LastIndexOf('/') + 1)..]]
               select name,
        ];
        int number = 0;
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            string[] fields = Fields(line);
            string name = Normal(fields[0]);
            if (number > 1 || names.Contains(name))
            {
                Add(name, fields.Length > 1 ? fields[1].Trim() : "",
                    string.Create(CultureInfo.InvariantCulture, $"line {number}"));
            }
        }
    }

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[++i]);
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        return [.. fields, field.ToString()];
    }

    private void ReadJson(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("labels", out JsonElement labels)
                || labels.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            {
                throw Fault("there is no list 'labels'", "It must be null or hold [\"name\", class] pairs.");
            }

            if (labels.ValueKind == JsonValueKind.Array)
            {
                foreach ((int place, JsonElement pair) in labels.EnumerateArray().Index())
                {
                    Add(pair, string.Create(CultureInfo.InvariantCulture, $"place {place}"));
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Fault("this is no JSON", "It could not be read to its end.", error);
        }
    }

    private void Add(JsonElement pair, string place)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2
            || pair[0].ValueKind != JsonValueKind.String
            || !(pair[1].ValueKind == JsonValueKind.String
                || (pair[1].ValueKind == JsonValueKind.Number && pair[1].TryGetInt32(out _))))
        {
            throw Fault("a label is no pair of a name and a class", $"That at {place} is something else; classes are "
                + "whole numbers or texts.");
        }

        Add(Normal(pair[0].GetString()!), pair[1].ToString(), place);
    }

    private void Add(string name, string label, string place)
    {
        if (name.Length == 0 || label.Length == 0)
        {
            throw Fault("a name or a class is missing", $"At {place} one of them is empty.");
        }

        if (!_classes.TryAdd(name, label) && _classes[name] != label)
        {
            throw Fault("a picture has two classes",
                $"'{name}' is of '{_classes[name]}' and, at {place}, of '{label}'.");
        }
    }

    private static string Normal(string name)
    {
        string slashed = name.Trim().Replace('\\', '/');
        return slashed.StartsWith("./", StringComparison.Ordinal) ? slashed[2..] : slashed;
    }

    private DataException Fault(string defect, string values, Exception? cause = null) =>
        new(Path, $"labels '{Path}': {defect}. {values} {Remedy}", cause);
}
