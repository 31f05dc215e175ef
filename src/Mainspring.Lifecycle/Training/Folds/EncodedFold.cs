using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>One fold as an algorithm takes it.</summary>
/// <param name="Learned">The rows to learn from.</param>
/// <param name="Judged">The rows that judge.</param>
/// <param name="Rows">Their places among all rows.</param>
internal sealed record EncodedFold(ValidationRows Learned, ValidationRows Judged, int[] Rows);
