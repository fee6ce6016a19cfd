namespace Saddle.Data.Arrays;

/// <summary>Which of a file's arrays are its images and labels.</summary>
/// <param name="Images">The name of the images.</param>
/// <param name="Labels">The name of the labels; null where there are none.</param>
/// <param name="Remarks">What is left unread.</param>
internal sealed record ArrayChoice(string Images, string? Labels, IReadOnlyList<string> Remarks)
{
    private const string Known = "'images' and 'labels', 'x' and 'y', or 'train_images', 'train_labels', 'test_images' "
        + "and 'test_labels'";

    private static readonly string[] s_parts = ["train", "test", "val", "valid", "validation"];

    private static readonly string[] s_images =
        ["images", "image", "imgs", "x", "data", "set_x", "arr_0"];

    private static readonly string[] s_labels =
        ["labels", "label", "y", "targets", "target", "classes", "set_y", "arr_1"];

    /// <summary>Chooses by names in any case, alone or with a part before or behind them (train_images, x_train,
    /// train/images); where no name is known, the only array of three or four indices holds the images.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="arrays">Names and shapes.</param>
    /// <param name="options">Whether test images are wanted, or the array of a name.</param>
    /// <exception cref="Nn.Formats.DataException">No array fits, or several do.</exception>
    public static ArrayChoice Of(
        ArrayFile file, IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> arrays, DatasetOptions options) =>
        options.ArrayName is { } name ? OfName(file, arrays, name) : OfKnown(file, arrays, options.Test);

    private static ArrayChoice OfName(
        ArrayFile file, IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> arrays, string name)
    {
        string plain = name.TrimStart('/');
        if (!arrays.Any(array => array.Name == plain))
        {
            throw file.Fault($"there is no array '{name}'", Listed(arrays), "Name one of them with --dataset.");
        }

        // Labels are those of the same part, "train" of train_images or a group, and as many.
        IReadOnlyList<long> images = arrays.First(array => array.Name == plain).Shape;
        string? part = plain.LastIndexOf('/') is var end and > 0
            ? plain[..end].ToLowerInvariant()
            : s_parts.FirstOrDefault(known => IsOf(plain, s_images, known));
        return With(file, arrays, plain, part, shape => shape.Count is 1 or 2 && images is [var count, ..]
            && shape[0] == count);
    }

    private static ArrayChoice OfKnown(
        ArrayFile file, IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> arrays, bool test)
    {
        string[] thick = [.. from array in arrays where array.Shape.Count is 3 or 4 select array.Name];
        string? part = test ? "test" : thick.Any(name => IsOf(name, s_images, "train")) ? "train" : null;
        string[] fitting = [.. thick.Where(name => IsOf(name, s_images, part))];
        fitting = fitting.Length == 0 && !test ? thick : fitting;
        return fitting.Length switch
        {
            1 => With(file, arrays, fitting[0], part, shape => shape.Count is 1 or 2),
            0 => throw file.Fault(test ? "there are no test images" : "there are no images", Listed(arrays), $"Name "
                + $"the arrays {Known}."),
            _ => throw file.Fault("which images are meant is not clear", Listed(arrays), "Choose one with --dataset, "
                + $"such as --dataset {fitting[0]}, or name the arrays {Known}."),
        };
    }

    private static ArrayChoice With(
        ArrayFile file, IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> arrays, string images, string? part,
        Func<IReadOnlyList<long>, bool> fits)
    {
        string[] labels =
            [.. from array in arrays where fits(array.Shape) && IsOf(array.Name, s_labels, part) select array.Name];
        if (labels.Length > 1)
        {
            throw file.Fault("which labels are meant is not clear", Listed(arrays), "Write a file with one of them.");
        }

        string[] rest =
        [
            .. from array in arrays
               where array.Name != images && !labels.Contains(array.Name)
               select $"'{array.Name}'",
        ];
        return new ArrayChoice(images, labels.FirstOrDefault(), rest.Length == 0
            ? []
            : [$"not read: {string.Join(", ", rest.Take(10))}{(rest.Length > 10 ? " and others" : "")}"]);
    }

    private static bool IsOf(string name, string[] known, string? part)
    {
        string plain = name.ToLowerInvariant().Replace('/', '_');
        return known.Any(word => part is null ? plain == word : plain == $"{part}_{word}" || plain == $"{word}_{part}");
    }

    private static string Listed(IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> arrays) => arrays.Count == 0
        ? "The file holds no arrays."
        : "The file holds " + string.Join(", ", arrays.Take(10)
            .Select(array => $"'{array.Name}' {StoredArray.Show(array.Shape)}"))
            + (arrays.Count > 10 ? " and others." : ".");
}
