using Xunit;

namespace Saddle.Testing;

/// <summary>Messages of calls whose arguments do not fit.</summary>
internal static class ArgumentRefusal
{
    public static void Is(Func<object?> call, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(call).Message);
}
