using Saddle.Data.Cifar;

namespace Saddle.Training.Options;

/// <summary>The CIFAR sets, as settings name them.</summary>
internal static class CifarNames
{
    private static readonly (string Name, CifarKind Kind)[] s_names =
        [("cifar10", CifarKind.Cifar10), ("cifar100", CifarKind.Cifar100)];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_names.Select(entry => entry.Name)];

    /// <summary>The set of a name; null for none.</summary>
    public static CifarKind? Of(string? name) =>
        name is null ? null : s_names.First(entry => entry.Name == name).Kind;
}
