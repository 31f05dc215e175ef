namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>How rows are divided for cross-validation.</summary>
/// <param name="Count">The number of folds, at least 2.</param>
/// <param name="IsByRowNumber">Whether a row's fold is its number modulo the count, whatever it holds. Numbers start at 0 with the first row of the data.</param>
/// <param name="Group">A column whose equal values stay in one fold; null for none.</param>
/// <param name="Time">A column by whose order every fold is judged on rows later than those it learned from; null for none.</param>
public sealed record FoldSpec(int Count, bool IsByRowNumber = false, string? Group = null, string? Time = null)
{
    /// <summary>How often drawn folds are drawn anew, so that few rows judge as steadily as many; 1 for once.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The way in a word: <c>stratified</c>, <c>random</c>, <c>group</c>, <c>near_copies</c>, <c>time</c> or <c>row_modulo</c>.</summary>
    /// <param name="isStratified">Whether classes keep their shares where nothing else is said.</param>
    /// <param name="keepsCopies">Whether copies of a row stay together where nothing else is said.</param>
    public string Way(bool isStratified, bool keepsCopies = false) => IsByRowNumber ? "row_modulo" : Time is not null ? "time" : Group is not null ? "group" : keepsCopies ? "near_copies" : isStratified ? "stratified" : "random";
}
