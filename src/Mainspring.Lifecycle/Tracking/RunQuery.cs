using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Identity;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>Which page of runs is asked for.</summary>
public sealed record RunQuery
{
    /// <summary>The most runs of a page that one query may ask for.</summary>
    public const int LargestPage = 50_000;

    /// <summary>The name of an experiment, or null for all.</summary>
    public string? Experiment { get; init; }

    /// <summary>The numbers of the experiments, or null for all.</summary>
    public IReadOnlyList<long>? Experiments { get; init; }

    /// <summary>The experiments, by id, whose runs may be shown.</summary>
    public Sight Seen { get; init; } = Sight.Everything;

    /// <summary>Which of them, in the grammar of <see cref="TrackingGrammars.Runs"/>.</summary>
    public Filter Filter { get; init; } = Filter.Everything;

    /// <summary>In which order. Between equals, and without any, the one that started last comes first.</summary>
    public IReadOnlyList<FilterOrder> Order
    {
        get;
        init => field = value is [{ Subject: { Family: "attributes", Key: "start_time" }, Descending: true }] ? [] : value;
    } = [];

    /// <summary>Whether deleted runs are meant.</summary>
    public Stage Stage { get; init; }

    /// <summary>How many runs at most: 1 to <see cref="LargestPage"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended, or null for the first page.</summary>
    public RunCursor? After { get; init; }

    /// <summary>Which entries the runs are read with, or null for all of them.</summary>
    public RunColumns? Columns { get; init; }

    /// <summary>Whether a place is one of this order.</summary>
    public bool Fits(RunCursor place) => place.Values.Length == Order.Count && Order.Zip(place.Values).All(static clause => clause.Second switch
    {
        RunSortValue.Missing => true,
        RunSortValue.Text => !IsNumber(clause.First.Subject),
        _ => IsNumber(clause.First.Subject),
    });

    private static bool IsNumber(FilterSubject subject) => subject is { Family: "metrics" } or { Family: "attributes", Key: "start_time" or "end_time" };
}
