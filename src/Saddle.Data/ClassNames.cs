using System.Collections;
using System.Globalization;

namespace Saddle.Data;

/// <summary>The names of the classes 0, 1, …</summary>
public sealed class ClassNames : IReadOnlyList<string>, IEquatable<ClassNames>
{
    private readonly string[] _names;

    /// <summary>Names in the order of their numbers.</summary>
    public ClassNames(IEnumerable<string> names) => _names = [.. names];

    /// <summary>How many classes there are.</summary>
    public int Count => _names.Length;

    /// <summary>Whether each class is called by its number.</summary>
    public bool AreNumbers => _names.Index().All(name => name.Item == Text(name.Index));

    /// <summary>The name of a class.</summary>
    public string this[int index] => _names[index];

    /// <summary>Classes that are called by their numbers.</summary>
    /// <param name="count">How many.</param>
    public static ClassNames Numbers(int count) => new(ClassNumbers.Names(count));

    /// <summary>The different ones of some names as classes are numbered: by value where all are whole numbers, else by
    /// the codes of their characters.</summary>
    public static ClassNames InOrder(IEnumerable<string> names)
    {
        string[] different = [.. names.Distinct().Order(StringComparer.Ordinal)];
        return new ClassNames(different.All(IsWholeNumber)
            ? different.OrderBy(name => Digits(name).Length).ThenBy(Digits, StringComparer.Ordinal)
            : different);
        static string Digits(string number) => number.TrimStart('0');
    }

    /// <summary>The number of a class.</summary>
    /// <param name="nameOrNumber">A name, or a number where no name is a whole number of another meaning.</param>
    /// <returns>null where there is no such class.</returns>
    public int? Find(string nameOrNumber)
    {
        int named = Array.IndexOf(_names, nameOrNumber);
        return named >= 0 ? named
            : !_names.Any(IsWholeNumber)
                && int.TryParse(nameOrNumber, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number < Count ? number
            : null;
    }

    /// <summary>A class for people: its number, and its name where that is another.</summary>
    public string Told(int index) => _names[index] == Text(index) ? Text(index) : $"{Text(index)} ({_names[index]})";

    /// <inheritdoc/>
    public bool Equals(ClassNames? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClassNames);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Count, _names.FirstOrDefault(), _names.LastOrDefault());

    /// <summary>The names, with commas.</summary>
    public override string ToString() => string.Join(", ", _names);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsWholeNumber(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);
}
