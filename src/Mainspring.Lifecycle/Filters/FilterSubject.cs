namespace Mainspring.Lifecycle.Filters;

/// <summary>What a term or an order speaks of, in the names of the entity's table whatever spelling was used.</summary>
/// <param name="Family">The family, such as <c>metrics</c> or <c>attributes</c>.</param>
/// <param name="Key">The key within it, such as <c>accuracy</c> or <c>start_time</c>.</param>
public sealed record FilterSubject(string Family, string Key)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Family}.{FilterQuoting.Key(Key)}";
}
