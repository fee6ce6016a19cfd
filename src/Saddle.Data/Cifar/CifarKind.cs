namespace Saddle.Data.Cifar;

/// <summary>The two sets whose files look alike.</summary>
public enum CifarKind
{
    /// <summary>Ten classes; one label byte an image.</summary>
    Cifar10,

    /// <summary>A hundred classes in twenty groups; two label bytes an image, of the group and of the class.</summary>
    Cifar100,
}
