using Mainspring.Learning.Features;

namespace Mainspring.Lifecycle.Batch;

/// <summary>Remembers a few values of each column that the model has not seen. Safe for several threads.</summary>
internal sealed class UnseenValues
{
    private const int Examples = 5;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SortedSet<string>> _values = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<UnseenCategory> unseen)
    {
        lock (_gate)
        {
            foreach (UnseenCategory value in unseen)
            {
                if (!_values.TryGetValue(value.Column, out SortedSet<string>? values))
                {
                    _values[value.Column] = values = new(StringComparer.Ordinal);
                }

                if (values.Count <= Examples)
                {
                    values.Add(value.Value);
                }
            }
        }
    }

    /// <summary>One sentence a column.</summary>
    public IEnumerable<string> Sentences()
    {
        lock (_gate)
        {
            return [.. _values.Select(column => $"'{column.Key}' holds values that the model has not seen, such as {string.Join(", ", column.Value.Take(Examples).Select(value => $"'{value}'"))}; they are scored as rare values are.")];
        }
    }
}
