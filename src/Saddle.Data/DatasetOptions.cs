using Saddle.Data.Cifar;
using Saddle.Data.Folders;
using Saddle.Data.Pictures;

namespace Saddle.Data;

/// <summary>How a data set is opened; the same for every kind.</summary>
public sealed record DatasetOptions
{
    /// <summary>Resize every image to this many rows and columns.</summary>
    /// <value>null leaves the size; the images of a folder must then agree.</value>
    public int? Resize { get; init; }

    /// <summary>How a resized image of other proportions is brought into the square.</summary>
    /// <value>Cover unless set.</value>
    public Fit Fit { get; init; }

    /// <summary>What lies below pixels that are not opaque, and around images that are contained or padded.</summary>
    /// <value>null is white below and black around; grey images take its luma.</value>
    public Rgb? Background { get; init; }

    /// <summary>After resizing, centre every image in this many rows and columns of background.</summary>
    /// <value>null leaves the size.</value>
    public int? Pad { get; init; }

    /// <summary>Channels.</summary>
    /// <value>AsStored unless set.</value>
    public ColourMode Colour { get; init; }

    /// <summary>Use so many images only: the first ones, of labelled ones the first of each class in turn.</summary>
    /// <value>null uses all.</value>
    public int? Limit { get; init; }

    /// <summary>Open the test images instead of the training images: those that lie beside them, or those of a folder
    /// that is split into train and test.</summary>
    /// <value>false unless set.</value>
    public bool Test { get; init; }

    /// <summary>Which of the two CIFAR sets a file is of.</summary>
    /// <value>null lets its length and labels tell.</value>
    public CifarKind? Cifar { get; init; }

    /// <summary>Which array of an HDF5 or npz file holds the images, as "faces" or "train/faces".</summary>
    /// <value>null lets names and shapes tell.</value>
    public string? ArrayName { get; init; }

    /// <summary>Leave out pictures of a folder that have no class, where others have one.</summary>
    /// <value>false unless set: then all are used, and where one has no class, none has.</value>
    public bool Labelled { get; init; }

    /// <summary>Refuse a set of which files were left out.</summary>
    /// <value>false unless set.</value>
    public bool Strict { get; init; }

    /// <summary>Largest single image accepted.</summary>
    /// <value>100 million pixels unless set.</value>
    public long MaximumPixels { get; init; } = PictureOptions.DefaultMaximumPixels;

    /// <summary>A folder in which is kept what was found out of large folders and archives of pictures, so that it need
    /// not be found out again: which files they hold, and their decoded pictures. What lies in it may be deleted at any
    /// time.</summary>
    /// <value>null keeps nothing.</value>
    public string? Cache { get; init; }

    /// <summary>Where a picture that is decoded on demand turns out to be damaged, show the next sound one of its class
    /// in its place; those that cannot be read or have changed fail all the same.</summary>
    /// <value>false unless set: what asks for the picture fails.</value>
    public bool SkipDamaged { get; init; }

    /// <summary>How many pictures are decoded at once.</summary>
    /// <value>0, unless set, is one per processor. Results do not depend on it.</value>
    public int DecodingThreads { get; init; }

    /// <summary>Told how far opening is, and later what was not as it should be; from any thread.</summary>
    /// <value>null tells nobody.</value>
    public IProgress<DataEvent>? Progress { get; init; }

    /// <summary>Ends the opening of pictures with an <see cref="OperationCanceledException"/>; what was found out is
    /// kept in <see cref="Cache"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>From which sizes on pictures are cached, and decoded on demand.</summary>
    internal PictureLimits Limits { get; init; } = new();
}
