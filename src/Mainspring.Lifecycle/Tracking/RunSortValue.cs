namespace Mainspring.Lifecycle.Tracking;

/// <summary>What a run is ordered by under one clause of an order, in the order of the kinds: values, then NaN, then nothing.</summary>
public abstract record RunSortValue
{
    private RunSortValue()
    {
    }

    /// <summary>A number.</summary>
    public sealed record Number(double Value) : RunSortValue;

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : RunSortValue;

    /// <summary>NaN, after every value in either direction.</summary>
    public sealed record NotANumber : RunSortValue;

    /// <summary>The run has no such entry: last in either direction.</summary>
    public sealed record Missing : RunSortValue;
}
