namespace Mainspring.Server.Mlflow.Wire;

/// <summary>A tag or a parameter.</summary>
internal sealed record MlflowEntry
{
    public required string Key { get; init; }

    // Set, not init: the generated reader gives an init property that is left out the default of its type.
    public string Value { get; set; } = "";

    /// <summary>The entries as MLflow's clients read them.</summary>
    public static IReadOnlyList<MlflowEntry> List(IReadOnlyDictionary<string, string> entries) =>
        [.. entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new MlflowEntry { Key = entry.Key, Value = entry.Value })];

    /// <summary>The entries by key; of several with the same key the last one counts.</summary>
    public static Dictionary<string, string> Read(IReadOnlyList<MlflowEntry>? entries)
    {
        var read = new Dictionary<string, string>();
        foreach (MlflowEntry entry in entries ?? [])
        {
            read[entry.Key] = entry.Value;
        }

        return read;
    }
}
