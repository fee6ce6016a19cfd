using System.Globalization;
using System.Text;

namespace Saddle.Tests.Structure;

/// <summary>Our file and method sizes beside those of three code bases we admire.</summary>
internal static class SizeReport
{
    // Lines of library source, measured the same way: files, file median / p95 / max, method median / p95 / max.
    private const string Models =
        """
        Polly.Core            174     42 / 163 / 367        7 / 31 / 90
        autograd               37     75 / 364 / 975        4 / 25 / 65
        tinygrad v0.7          35    106 / 398 / 715        2 / 21 / 219
        tinygrad today        126    164 / 830 / 1984       3 / 29 / 834
        """;

    public static string Of(IReadOnlyList<SourceFile> files)
    {
        var methods = files
            .SelectMany(
                file => MethodScan.Of(file.Code),
                (file, method) => (Name: $"{file.Path}: {method.Name}", method.Lines))
            .ToList();
        var report = new StringBuilder();
        report.AppendLine("code                files     file med/p95/max      method med/p95/max").AppendLine(Models);
        foreach (var project in files.GroupBy(file => file.Folders[1]))
        {
            report.AppendLine(Row(project.Key, [.. project]));
        }

        report.AppendLine(Row("all of src", files)).AppendLine();
        Longest(report, "files", files.Select(file => (file.Path, file.Lines)));
        Longest(report, "methods", methods);
        int wide = files.Sum(file => file.Text.Split('\n').Count(line => line.Length > 120));
        report.AppendLine(CultureInfo.InvariantCulture, $"lines above 120 columns: {wide}");
        report.AppendLine(CultureInfo.InvariantCulture, $"total lines: {files.Sum(file => file.Lines)}");
        return report.ToString();
    }

    private static string Row(string name, IReadOnlyList<SourceFile> files)
    {
        string file = Spread(files.Select(file => file.Lines));
        string method = Spread(files.SelectMany(file => MethodScan.Of(file.Code)).Select(method => method.Lines));
        return $"{name,-20}{files.Count,5}    {file,-22}{method}";
    }

    private static string Spread(IEnumerable<int> sizes)
    {
        int[] sorted = [.. sizes.Order()];
        return sorted.Length == 0
            ? "none"
            : $"{sorted[(sorted.Length - 1) / 2],3} / {sorted[(sorted.Length - 1) * 95 / 100]} / {sorted[^1]}";
    }

    private static void Longest(StringBuilder report, string what, IEnumerable<(string Name, int Lines)> sizes)
    {
        report.AppendLine(CultureInfo.InvariantCulture, $"five longest {what}:");
        foreach ((string name, int lines) in sizes.OrderByDescending(size => size.Lines).Take(5))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"{lines,6}  {name}");
        }
    }
}
