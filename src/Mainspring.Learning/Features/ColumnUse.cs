using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Features;

/// <summary>What a model does with one column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Features">How many features it has of its own.</param>
/// <param name="Text">In words, for people: <c>31 indicators</c>.</param>
/// <param name="Expression">How it is computed; null for a column that is read.</param>
public sealed record ColumnUse(string Name, int Features, string Text, Expression? Expression = null);
