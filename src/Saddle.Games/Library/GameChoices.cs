namespace Saddle.Games.Library;

/// <summary>The values of a variant's settings: those chosen, and defaults for the rest.</summary>
public sealed class GameChoices
{
    private readonly string _game;
    private readonly Dictionary<string, double> _values;

    /// <exception cref="GameException">A setting is not one of the variant's.</exception>
    internal GameChoices(string game, GameVariant variant, IReadOnlyDictionary<string, double> chosen)
    {
        _game = game;
        _values = variant.Settings.ToDictionary(
            setting => setting.Name, setting => setting.Default, StringComparer.Ordinal);
        foreach ((string name, double value) in chosen)
        {
            if (!_values.ContainsKey(name))
            {
                throw new GameException(
                    $"{game}: the variant {variant.Name} has no setting of that name. Asked for '{name}'; "
                        + $"{(_values.Count == 0 ? "it has none" : $"it has {string.Join(", ", _values.Keys)}")}. "
                        + "Use one of these, or another variant.");
            }

            _values[name] = value;
        }
    }

    /// <summary>A number as chosen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double this[string name] =>
        double.IsFinite(_values[name]) ? _values[name] : throw Refusal(name, "a finite number");

    /// <summary>A number of 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public double NotNegative(string name) => Setting.NotNegative(this[name], _game, name);

    /// <summary>A number above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Positive(string name) => Setting.Positive(this[name], _game, name);

    /// <summary>A whole number.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range, or no whole number.</exception>
    public int Count(string name, int least = 1, int most = int.MaxValue)
    {
        double value = this[name];
        return value == Math.Floor(value)
            ? Setting.Within(least, most, (long)value, _game, name)
            : throw Refusal(name, "a whole number");
    }

    private ArgumentOutOfRangeException Refusal(string name, string wanted) =>
        new(name, FormattableString.Invariant($"{_game}: {name} is out of range. Got {_values[name]}. Use {wanted}."));
}
