using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Server.Tests.Registry;

/// <summary>Stands in for <c>mainspring models inspect</c> in a child of the server.</summary>
internal static class TrialVerb
{
    private const int InvalidInput = 65;

    public static async Task<int> RunAsync(string folder)
    {
        ChildStart.Prepare();
        try
        {
            ModelOpening.Open(folder);
            return 0;
        }
        catch (ModelRefusedException refused)
        {
            await Console.Error.WriteLineAsync($"error: {refused.Message}");
            return InvalidInput;
        }
    }
}
