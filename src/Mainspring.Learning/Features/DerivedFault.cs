using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Features;

/// <summary>Why a derived column cannot be computed.</summary>
/// <param name="Feature">The column.</param>
/// <param name="Fault">What is wrong in its expression.</param>
public sealed record DerivedFault(DerivedFeature Feature, ExpressionFault Fault);
