using Saddle.Gans;
using Saddle.Training.Options;
using Xunit;

namespace Saddle.Docs.Tests;

public sealed class SettingsDocumentTests
{
    [Fact]
    public void The_document_is_what_the_catalogues_say() => Assert.True(
        Documents.Read("docs/settings.md") == SettingsDocument.Of(BuiltIn.Catalogues),
        "docs/settings.md is not what the catalogues say. Print it anew: "
            + "./saddle methods --markdown > docs/settings.md");
}
