using System.Security.Cryptography;
using System.Text;
using Saddle.Data.Points;

namespace Saddle.Data;

/// <summary>An opened data set: either images or a distribution of points.</summary>
public sealed class Dataset
{
    /// <summary>A set of images.</summary>
    /// <param name="images">At least one image.</param>
    /// <param name="badFiles">Files that were left out.</param>
    public Dataset(ImageDataset images, IReadOnlyList<BadFile>? badFiles = null) =>
        (Name, Images, BadFiles) = (images.Name, images, badFiles ?? []);

    /// <summary>A distribution in the plane.</summary>
    /// <param name="points">The distribution.</param>
    public Dataset(PointDistribution points) => (Name, Points, BadFiles) = (points.Name, points, []);

    /// <summary>Short name, for run folders and reports.</summary>
    public string Name { get; }

    /// <summary>The images; null for points.</summary>
    public ImageDataset? Images { get; }

    /// <summary>The distribution; null for images.</summary>
    public PointDistribution? Points { get; }

    /// <summary>Files that were left out, in order of their paths.</summary>
    public IReadOnlyList<BadFile> BadFiles { get; }

    /// <summary>Names of the classes; empty where none are known.</summary>
    public IReadOnlyList<string> ClassNames =>
        Images?.ClassNames ?? ClassNumbers.Names(Points?.ClassCount ?? 0);

    /// <summary>SHA-256, in lower-case hexadecimal, of the images' content or of the distribution's
    /// parameters.</summary>
    public string Hash =>
        Images?.Hash ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Points}")));

    /// <summary>Endless batches for training, a pure function of seed and step.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="options">For images; null means the defaults.</param>
    public IBatchSource Batches(ulong seed, BatchOptions? options = null) =>
        Images is not null ? new BatchStream(Images, seed, options) : new PointStream(Points!, seed);
}
