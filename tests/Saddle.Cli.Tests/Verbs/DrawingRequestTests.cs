using Saddle.Cli.Verbs;
using Xunit;

namespace Saddle.Cli.Tests.Verbs;

public sealed class DrawingRequestTests
{
    [Fact]
    public void A_grid_that_no_file_could_hold_is_refused_before_drawing()
    {
        var request = new DrawingRequest { Count = 9000 };
        Assert.Equal("generate: the grid would be too large. 9000 pictures of [3, 256, 256] make 2,403,352,576 "
            + "numbers, a picture holds 2,147,483,591. Draw fewer.",
            Assert.Throws<UsageException>(() => request.RequireDrawable([3, 256, 256])).Message);
        request.RequireDrawable([1, 256, 256]);
        (request with { Count = 8000 }).RequireDrawable([3, 256, 256]);
    }
}
