using System.Globalization;
using System.Text.RegularExpressions;
using Saddle.Benchmarks.Workloads;

namespace Saddle.Benchmarks;

/// <summary>The workloads by name; a letter other than x in a name's pattern stands for a number.</summary>
internal static class WorkloadTable
{
    private static readonly (string Pattern, Func<int[], Workload> Create)[] s_rows =
    [
        ("mlp16", _ => GanWorkload.Mlp(width: 16, depth: 2, batch: 64)),
        ("mlp128", _ => GanWorkload.Mlp(width: 128, depth: 2, batch: 256)),
        ("mlp512", _ => GanWorkload.Mlp(width: 512, depth: 3, batch: 256)),
        ("dcgan32-WIDTH", sizes => GanWorkload.Images("dcgan", sizes[0])),
        ("resnet32-WIDTH", sizes => GanWorkload.Images("resnet", sizes[0])),
        ("consensus-mlp16", _ => new ConsensusWorkload()),
        ("dirac", _ => new DiracWorkload()),
        ("dirac-trajectory", _ => new TrajectoryWorkload(starts: 1, steps: 1000)),
        ("dirac-plane-STARTS", sizes => new TrajectoryWorkload(sizes[0], steps: 1)),
        ("lstm128", _ => new LstmWorkload(time: 100)),
        ("lstm128-STEPS", sizes => new LstmWorkload(sizes[0])),
        ("gemm-MxNxK", sizes => new GemmWorkload(sizes[0], sizes[1], sizes[2])),
        ("conv-IN-OUT-SIZE-KERNEL-STRIDE",
            sizes => new ConvolutionWorkload(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4])),
    ];

    /// <summary>What names look like.</summary>
    public static string Patterns => string.Join(", ", s_rows.Select(row => row.Pattern));

    /// <summary>The workload of a name, or null.</summary>
    public static Workload? Find(string name)
    {
        foreach ((string pattern, Func<int[], Workload> create) in s_rows)
        {
            string expression = $"^{Regex.Replace(pattern, "[A-Z]+", "([1-9][0-9]{0,5})")}$";
            if (Regex.Match(name, expression) is { Success: true } match)
            {
                return create([.. match.Groups.Values.Skip(1)
                    .Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture))]);
            }
        }

        return null;
    }
}
