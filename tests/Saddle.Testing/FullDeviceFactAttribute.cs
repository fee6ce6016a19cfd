using Xunit;

namespace Saddle.Testing;

/// <summary>A test that needs a device that is always full; reported as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public FullDeviceFactAttribute()
    {
        if (!File.Exists("/dev/full"))
        {
            Skip = "There is no /dev/full here.";
        }
    }
}
