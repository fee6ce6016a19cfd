using Saddle.Settings;
using Xunit;

namespace Saddle.Tests.Settings;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""{"a\ud800":1}""")]
    [InlineData("""{"a":{"b":["\udc00"]}}""")]
    public void An_escape_that_is_no_character_is_refused(string json) => Assert.Equal(
        "options: the JSON cannot be read. It has an escape that is no character. Restore the file as it was written.",
        Assert.Throws<ConfigurationException>(() => JsonText.Read(json, "options")).Message);
}
