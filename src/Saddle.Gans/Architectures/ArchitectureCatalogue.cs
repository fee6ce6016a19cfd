using Saddle.Settings;

namespace Saddle.Gans.Architectures;

/// <summary>The architectures that can be chosen by name.</summary>
public static class ArchitectureCatalogue
{
    /// <summary>All of them, the simplest first.</summary>
    public static Catalogue<Architecture> Parts { get; } = new("architecture",
        Mlp.Part,
        Dcgan.Part,
        Resnet.Part);
}
