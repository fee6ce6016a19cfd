using Saddle.Data.Stores;
using Saddle.Nn.Formats;
using Xunit;

namespace Saddle.Data.Tests.Stores;

public sealed class StandInsTests
{
    private readonly List<string> _told = [];

    [Fact]
    public void The_next_sound_picture_of_the_class_stands_in_for_a_damaged_one()
    {
        ImageDataset set = Set([0, 1, 0, 1, 0], damaged: [1, 2, 4]);
        Assert.Equal([0, 3, 0, 3, 0], Enumerable.Range(0, 5).Select(i => (int)set.Image(i)[0]));
    }

    [Fact]
    public void Without_classes_it_is_the_next_and_after_the_last_the_first()
    {
        ImageDataset set = Set(null, damaged: [1, 2, 4]);
        Assert.Equal([0, 3, 3, 3, 0], Enumerable.Range(0, 5).Select(i => (int)set.Image(i)[0]));
    }

    [Fact]
    public void Each_damaged_picture_is_told_once()
    {
        ImageDataset set = Set(null, damaged: [1, 2]).Take(4).Pad(2);
        set.ToArray();
        set.ToArray();
        Assert.Equal(
            [
                "left out, and the next picture of its class shown instead: fake '1': it is damaged.",
                "left out, and the next picture of its class shown instead: fake '2': it is damaged.",
            ],
            _told.Order());
    }

    [Fact]
    public void A_class_without_any_sound_picture_fails()
    {
        ImageDataset set = Set([0, 1, 0, 1, 0], damaged: [1, 3]);
        Assert.Equal("fake '3': it is damaged. No other picture that could be shown instead can be decoded.",
            Assert.Throws<DataException>(() => set.Image(3).Length).Message);
        Assert.Empty(_told);
    }

    [Fact]
    public void Without_being_asked_nothing_stands_in() =>
        Assert.Throws<DataException>(() => Set(null, [1], skips: false).Image(1).Length);

    [Fact]
    public void Labels_of_batches_are_those_of_the_pictures_that_are_shown()
    {
        ImageDataset set = Set([0, 1, 0, 1, 0], damaged: [0, 1]);
        TensorBuffer[] batch = new BatchStream(set, 0, new BatchOptions { Shuffle = false }).Draw(0, 5);
        Assert.Equal([0L, 1, 0, 1, 0], batch[1].Span<long>().ToArray());
        Assert.Equal([2, 3, 2, 3, 4], batch[0].Span<float>().ToArray().Select(x => (int)Math.Round((x + 1) * 127.5)));
        Assert.Equal([0, 1, 0, 1, 0], set.Labels!);
    }

    [Fact]
    public void Parts_take_stand_ins_from_their_own_pictures()
    {
        (ImageDataset training, ImageDataset validation) = Set(null, damaged: [0, 1], count: 9).Split(4, seed: 3);
        Assert.Equal((5, 4), (training.Count, validation.Count));
        Assert.Empty(training.ToArray().Intersect(validation.ToArray()));
        Assert.DoesNotContain(training.ToArray().Concat(validation.ToArray()), level => level is 0 or 1);
    }

    private ImageDataset Set(int[]? labels, int[] damaged, bool skips = true, int count = 5) => new(
        "s", 1, 1, 1, new FakeFiles([.. Enumerable.Range(0, count).Select(i => (byte)i)], 1) { Damaged = damaged },
        labels, ["a", "b"])
    {
        StandIns = skips ? new StandIns(new Listener(_told)) : null,
    };

    private sealed class Listener(List<string> told) : IProgress<DataEvent>
    {
        public void Report(DataEvent value)
        {
            lock (told)
            {
                told.Add(((DataNote)value).Text);
            }
        }
    }
}
