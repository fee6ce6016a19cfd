using Saddle.Data.Png;

namespace Saddle.Data;

/// <summary>How a data set is opened; the same for every kind.</summary>
public sealed record DatasetOptions
{
    /// <summary>Resize every image to this many rows and columns.</summary>
    /// <value>null leaves the size; the images of a folder must then agree.</value>
    public int? Resize { get; init; }

    /// <summary>How resized pixels are weighed.</summary>
    /// <value>Bilinear unless set.</value>
    public Resampling Resampling { get; init; } = Resampling.Bilinear;

    /// <summary>Cut the largest centred square out of each image of a folder before resizing.</summary>
    /// <value>true unless set; false stretches.</value>
    public bool CentreCrop { get; init; } = true;

    /// <summary>After resizing, centre every image in this many rows and columns of background 0.</summary>
    /// <value>null leaves the size.</value>
    public int? Pad { get; init; }

    /// <summary>Channels.</summary>
    /// <value>AsStored unless set.</value>
    public ColourMode Colour { get; init; }

    /// <summary>Use the first images only.</summary>
    /// <value>null uses all.</value>
    public int? Limit { get; init; }

    /// <summary>Open the test images of an IDX or CIFAR folder instead of the training images.</summary>
    /// <value>false unless set.</value>
    public bool Test { get; init; }

    /// <summary>Largest single image accepted.</summary>
    /// <value>100 million pixels unless set.</value>
    public long MaximumPixels { get; init; } = PngReader.DefaultMaximumPixels;
}
