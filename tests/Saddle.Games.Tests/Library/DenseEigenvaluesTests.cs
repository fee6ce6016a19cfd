using Saddle.Games.Library;
using Xunit;

namespace Saddle.Games.Tests.Library;

public sealed class DenseEigenvaluesTests
{
    [Theory]
    [InlineData("moment-gan", "point", "rho")]
    [InlineData("moment-gan", "anchor", "anchor")]
    public void Settings_too_large_for_eigenvalues_are_refused(string game, string variant, string setting)
    {
        GameException refused = Assert.Throws<GameException>(
            () => GameCatalogue.Named(game).Choose(variant).With(setting, "1e308").Make());
        Assert.Contains("Choose smaller settings.", refused.Message, StringComparison.Ordinal);
    }
}
