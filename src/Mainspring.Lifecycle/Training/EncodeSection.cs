using Mainspring.Learning.Features;

namespace Mainspring.Lifecycle.Training;

/// <summary>How columns become numbers, where the project file says so.</summary>
/// <param name="Columns">The choices by column.</param>
/// <param name="RareBelow">Categories with fewer rows are taken together; null for none.</param>
public sealed record EncodeSection(IReadOnlyList<KeyValuePair<string, EncodingChoice>> Columns, int? RareBelow = null);
