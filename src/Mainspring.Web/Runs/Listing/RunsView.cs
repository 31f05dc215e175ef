using Mainspring.Web.Layout;

namespace Mainspring.Web.Runs.Listing;

/// <summary>Which runs are looked at and how: all that the address of the list says.</summary>
public sealed record RunsView
{
    /// <summary>The name of the experiment, or null for all.</summary>
    public string? Experiment { get; init; }

    /// <summary>The filter as it was typed.</summary>
    public string? Filter { get; init; }

    /// <summary>The clause of the order, such as <c>metrics.roc_auc DESC</c>; null for the newest first.</summary>
    public string? Order { get; init; }

    /// <summary>The columns that were picked; none means a good guess.</summary>
    public IReadOnlyList<RunColumn> Columns { get; init; } = [];

    /// <summary>Whether deleted runs are looked at.</summary>
    public bool Deleted { get; init; }

    /// <summary>Where the page before ended.</summary>
    public string? After { get; init; }

    /// <summary>The address of this view.</summary>
    public string Address => At("/runs");

    /// <summary>The address of a page that keeps this view.</summary>
    public string At(string path) => Link.With(
        path,
        [
            ("experiment", Experiment), ("filter", Filter), ("order", Order), .. Columns.Select(column => ("column", (string?)column.Name)), ("deleted", Deleted ? "yes" : null), ("after", After),
        ]);

    /// <summary>The view ordered by a subject: the greatest first, and the other way round when it is ordered so already.</summary>
    public RunsView OrderedBy(string subject) => this with { Order = Order == $"{subject} DESC" ? $"{subject} ASC" : $"{subject} DESC", After = null };

    /// <summary>How a subject's column is sorted, in the words of <c>aria-sort</c>; null when it is not.</summary>
    public string? SortOf(string subject) => Order == $"{subject} DESC" ? "descending" : Order == $"{subject} ASC" ? "ascending" : null;
}
