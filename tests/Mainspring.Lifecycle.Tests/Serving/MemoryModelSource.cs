using System.Collections.Concurrent;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Lifecycle.Tests.Serving;

/// <summary>Models in memory, some of which refuse to load, or fail when they score.</summary>
internal sealed class MemoryModelSource : IModelSource
{
    public ConcurrentDictionary<string, int> Aliases { get; } = new();

    public HashSet<int> Broken { get; } = [];

    public HashSet<int> Failing { get; } = [];

    public HashSet<int> Unreadable { get; } = [];

    public List<int> Loaded { get; } = [];

    public ValueTask<int?> ResolveAsync(string model, string alias, CancellationToken cancellation = default) =>
        ValueTask.FromResult<int?>(model == "telco" && Aliases.TryGetValue(alias, out int version) ? version : null);

    public Task<ModelLoad> LoadAsync(string model, int version, CancellationToken cancellation = default)
    {
        Loaded.Add(version);
        if (Unreadable.Contains(version))
        {
            throw new InvalidDataException("nobody foresaw this file");
        }

        return Task.FromResult(Broken.Contains(version)
            ? ModelLoad.Refused("the hash is another")
            : ModelLoad.Of(Failing.Contains(version) ? SmallModels.Failing(version) : SmallModels.Churn(version)));
    }
}
