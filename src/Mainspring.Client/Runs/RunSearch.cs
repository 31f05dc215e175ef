using System.Globalization;

namespace Mainspring.Client.Runs;

/// <summary>Which page of runs is asked for.</summary>
public sealed record RunSearch
{
    /// <summary>The name of an experiment, or null for all.</summary>
    public string? Experiment { get; init; }

    /// <summary>Which of them, such as <c>metrics.roc_auc &gt; 0.8 AND params.trees = '100'</c>; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>Clauses such as <c>metrics.roc_auc DESC</c>, most important first. Without any, the newest come first.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The entries to read, such as <c>metrics.roc_auc</c> or <c>params.trees</c>; none for all of them.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether deleted runs are meant.</summary>
    public bool Deleted { get; init; }

    /// <summary>How many runs at most, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>The cursor of the page before, or null for the first page. It is good for the same order only.</summary>
    public string? Cursor { get; init; }

    internal string Query => string.Join('&', Parameters().Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}"));

    private IEnumerable<(string Name, string? Value)> Parameters() =>
    [
        ("limit", Limit.ToString(CultureInfo.InvariantCulture)), ("experiment", Experiment), ("filter", Filter), ("deleted", Deleted ? "true" : null), ("cursor", Cursor),
        .. Order.Select(clause => ("order", (string?)clause)), .. Columns.Select(column => ("columns", (string?)column)),
    ];
}
