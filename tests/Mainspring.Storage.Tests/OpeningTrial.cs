using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Storage.Tests;

/// <summary>Tries models in this very process.</summary>
internal sealed class OpeningTrial : IModelTrial
{
    public Task<string?> TryAsync(string folder, CancellationToken cancellation = default)
    {
        try
        {
            ModelOpening.Open(folder);
            return Task.FromResult<string?>(null);
        }
        catch (ModelRefusedException refused)
        {
            return Task.FromResult<string?>(refused.Message);
        }
    }
}
