using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Onnx.Export.Expressions;

/// <summary>A part of an expression in a graph.</summary>
/// <param name="Type">The kind of value.</param>
/// <param name="Value">
/// The tensor, [N, 1], or [1] for a constant: double precision with NaN where missing (booleans 1 and 0, moments in microseconds), or texts with an empty one where missing.
/// </param>
internal readonly record struct GraphTerm(ExpressionType Type, string Value);
