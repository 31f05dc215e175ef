using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Diffs;

namespace Mainspring.Web.Data;

/// <summary>Two versions of a data set and what changed between them.</summary>
public sealed record DatasetDiffModel(DatasetVersion From, DatasetVersion To, FileComparison Comparison);
