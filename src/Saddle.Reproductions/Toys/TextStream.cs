using Saddle.Data;
using Saddle.Data.Text;

namespace Saddle.Reproductions.Toys;

/// <summary>Endless synthetic texts as one-hot rows [length, symbols].</summary>
internal sealed class TextStream(ulong seed, int length, Vocabulary vocabulary) : IBatchSource
{
    public int Count => 0;

    public IReadOnlyList<TensorSpec> Specs { get; } =
        [new([length, vocabulary.Count], ElementType.Float32, "texts")];

    public ClassShares Classes => ClassShares.None;

    public void Fill(long step, IReadOnlyList<TensorBuffer> batch)
    {
        int count = BatchBuffers.RequireFit(Specs, step, batch);
        string[] texts = TextSamples.Generate(seed, count, length, step * count);
        vocabulary.OneHot(texts, length).CopyTo(batch[0].Span<float>());
    }
}
