using System.Runtime.InteropServices;

namespace Mainspring.Learning.XGBoost;

/// <summary>The thread pool inside XGBoost.</summary>
internal static partial class OpenMp
{
    /// <summary>
    /// Makes its threads sleep while they wait for each other. By default they spin, which takes the processors from serving and, on a busy machine, from the very
    /// thread that is waited for: fits were five times slower. Read once, when the pool is loaded; a value that the operator set stays.
    /// </summary>
    public static void WaitAsleep()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetEnvironment("OMP_WAIT_POLICY", "passive", overwrite: 0);
        }
    }

    // The runtime's own environment is a copy that native code does not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
