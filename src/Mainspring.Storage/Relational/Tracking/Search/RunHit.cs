using System.Collections.Immutable;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking.Search;

/// <summary>A run that a search found, with what it was ordered by.</summary>
internal sealed record RunHit(long Number, long StartedAt, ImmutableArray<RunSortValue> Values)
{
    public RunCursor Cursor => new(StartedAt, Number) { Values = Values };
}
