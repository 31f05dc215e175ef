namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>Spans in the order in which people read them: each followed by its parts, by start.</summary>
public static class SpanTree
{
    /// <summary>The spans with how deep each lies. A span whose parent is not there counts as a root; one that is its own ancestor too.</summary>
    public static IReadOnlyList<(Span Span, int Depth)> Flatten(IReadOnlyList<Span> spans)
    {
        var known = spans.Select(span => span.Id).ToHashSet(StringComparer.Ordinal);
        ILookup<string, Span> parts = spans.Where(span => span.ParentId is { } parent && known.Contains(parent)).OrderBy(span => span.StartedAt).ToLookup(span => span.ParentId!, StringComparer.Ordinal);
        var order = new List<(Span, int)>(spans.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Span root in spans.Where(span => span.ParentId is not { } parent || !known.Contains(parent)).OrderBy(span => span.StartedAt))
        {
            Add(root);
        }

        foreach (Span stray in spans.Where(span => !seen.Contains(span.Id)).OrderBy(span => span.StartedAt))
        {
            Add(stray);
        }

        return order;

        void Add(Span start)
        {
            var open = new Stack<(Span Span, int Depth)>([(start, 0)]);
            while (open.TryPop(out (Span Span, int Depth) next))
            {
                if (!seen.Add(next.Span.Id))
                {
                    continue;
                }

                order.Add(next);
                foreach (Span part in parts[next.Span.Id].Reverse())
                {
                    open.Push((part, next.Depth + 1));
                }
            }
        }
    }
}
