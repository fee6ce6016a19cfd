using Saddle.Data;
using Saddle.Data.Pictures;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>Images of sizes that no convolutional architecture takes.</summary>
public sealed class FittedDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(28, 28, "pad", 32)]
    [InlineData(100, 80, "resize", 64)]
    [InlineData(70, 70, "resize", 64)]
    [InlineData(12, 12, "pad", 16)]
    public void They_are_those_of_the_setting_that_the_run_keeps(int height, int width, string setting, int side)
    {
        // Grey and colour, opaque and not.
        Write("a", height, width, 1);
        Write("b", height, width, 3);
        Write("c", height, width, 4);
        RunRequest request = Request(("data.background", "#3060c0"));
        OpenedData opened = request.OpenData();
        Assert.Equal((height, width, side, setting == "pad"),
            (opened.Fit!.Height, opened.Fit.Width, opened.Fit.Side, opened.Fit.IsPadded));
        RunOptions options = RunOptions.FromJson(request.Resolve(opened).ToJson(), BuiltIn.Catalogues);
        Assert.Equal(($"{side}", "none", "dcgan"), (options.At($"data.{setting}"),
            options.At(setting == "pad" ? "data.resize" : "data.pad"), options.At("architecture")));
        Assert.Equal([3, side, side], options.Found.Shape);
        Assert.Equal(opened.Data.Hash, options.Found.Hash);
        Assert.Equal(opened.Data.Hash, options.OpenData().Hash);
        OpenedData asked = Request(("data.background", "#3060c0"), ($"data.{setting}", $"{side}")).OpenData();
        Assert.Null(asked.Fit);
        Assert.Equal(asked.Data.Hash, opened.Data.Hash);
    }

    [Fact]
    public void What_is_asked_for_by_name_is_not_changed()
    {
        Write("a", 28, 28, 1);
        AssertAsItIs(28, "mlp", ("architecture", "mlp"));
        AssertAsItIs(30, "mlp", ("data.pad", "30"));
        AssertAsItIs(20, "mlp", ("data.resize", "20"));
        AssertAsItIs(32, "resnet", ("architecture", "resnet"), ("data.pad", "32"));
    }

    [Theory]
    [InlineData("dcgan", "none", "16")]
    [InlineData("resnet", "32", "none")]
    public void Architectures_that_are_asked_for_get_a_size_that_they_take(
        string architecture, string resize, string pad)
    {
        Write("a", 12, 12, 1);
        RunRequest request = Request(("architecture", architecture));
        RunOptions options = request.Resolve(request.OpenData());
        Assert.Equal((architecture, resize, pad),
            (options.At("architecture"), options.At("data.resize"), options.At("data.pad")));
    }

    [Fact]
    public void Methods_of_networks_for_any_images_leave_them()
    {
        Write("a", 28, 28, 1);
        PresetValue mlp = new("architecture", "mlp");
        foreach (PresetValue value in (PresetValue[])[mlp, mlp with { On = DataKind.Images }])
        {
            Catalogues catalogues = BuiltIn.Catalogues.With(new Part<Preset>(
                "mine", "a method", "", [], _ => new Preset(AdversarialRecipe.Part.Name, value)));
            Assert.Null(new RunRequest("mine", catalogues) { Values = [("data.source", _folder.Path)] }
                .OpenData().Fit);
        }

        Directory.CreateDirectory(Path.Combine(_folder.Path, "k"));
        File.Move(Path.Combine(_folder.Path, "a.png"), Path.Combine(_folder.Path, "k", "a.png"));
        Assert.Null(new RunRequest("classifier", BuiltIn.Catalogues) { Values = [("data.source", _folder.Path)] }
            .OpenData().Fit);
        Assert.All(["ring8", "digits"], name => Assert.Null(
            new RunRequest("gan", BuiltIn.Catalogues) { Values = [("data.source", name)] }.OpenData().Fit));
    }

    [Fact]
    public void A_background_is_shown_by_padding_but_not_by_cutting()
    {
        Write("a", 28, 28, 1);
        Assert.Equal([1, 32, 32], Request(("data.background", "white")).Resolve(
            Request(("data.background", "white")).OpenData()).Found.Shape);
        Write("a", 100, 100, 1);
        Assert.StartsWith("background: nothing shows it. ", Assert.Throws<ConfigurationException>(
            () => Request(("data.background", "white")).OpenData()).Message, StringComparison.Ordinal);
    }

    private void AssertAsItIs(int side, string architecture, params (string, string)[] values)
    {
        OpenedData opened = Request(values).OpenData();
        RunOptions options = Request(values).Resolve(opened);
        Assert.Null(opened.Fit);
        Assert.Equal([1, side, side], options.Found.Shape);
        Assert.Equal(architecture, options.At("architecture"));
    }

    private RunRequest Request(params (string, string)[] values) =>
        new("wgan-gp", BuiltIn.Catalogues) { Values = [("data.source", _folder.Path), .. values] };

    private void Write(string name, int height, int width, int channels)
    {
        byte[] pixels = [.. Enumerable.Range(0, height * width * channels)
            .Select(i => (byte)CounterRandom.Below(256, 1, 2, (uint)channels, (ulong)i))];
        File.WriteAllBytes(Path.Combine(_folder.Path, $"{name}.png"),
            PngWriter.Encode(new RasterImage(width, height, channels, pixels), isSigned: false));
    }
}
