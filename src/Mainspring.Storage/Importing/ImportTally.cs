namespace Mainspring.Storage.Importing;

/// <summary>Counts while an import goes on.</summary>
internal sealed class ImportTally(Action<string>? progress)
{
    private readonly Dictionary<string, long> _added = new(StringComparer.Ordinal);
    private readonly List<SkippedItem> _skipped = [];

    /// <summary>The number of each experiment here by its number there.</summary>
    public Dictionary<long, long> Experiments { get; } = [];

    public void Add(string kind, long count = 1)
    {
        _added[kind] = _added.GetValueOrDefault(kind) + count;
        progress?.Invoke($"{kind}: {_added[kind]}");
    }

    public void Skip(string kind, string? id, string reason) => _skipped.Add(new(kind, id ?? "", reason));

    public ImportReport Report() => new(_added, Experiments.Where(pair => pair.Key != pair.Value).ToDictionary(), _skipped);
}
