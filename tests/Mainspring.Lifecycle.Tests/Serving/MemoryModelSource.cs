using System.Collections.Concurrent;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Lifecycle.Tests.Serving;

/// <summary>Models in memory, some of which refuse to load.</summary>
internal sealed class MemoryModelSource : IModelSource
{
    public ConcurrentDictionary<string, int> Aliases { get; } = new();

    public HashSet<int> Broken { get; } = [];

    public List<int> Loaded { get; } = [];

    public ValueTask<int?> ResolveAsync(string model, string alias, CancellationToken cancellation = default) =>
        ValueTask.FromResult<int?>(model == "telco" && Aliases.TryGetValue(alias, out int version) ? version : null);

    public Task<ModelLoad> LoadAsync(string model, int version, CancellationToken cancellation = default)
    {
        Loaded.Add(version);
        return Task.FromResult(Broken.Contains(version)
            ? ModelLoad.Refused("the hash is another")
            : ModelLoad.Of(SmallModels.Churn(version)));
    }
}
