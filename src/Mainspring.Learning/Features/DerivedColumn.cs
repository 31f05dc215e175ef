using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Features;

/// <summary>A column that a model computes from those it reads.</summary>
/// <param name="Column">Its name and type, and what it was in training.</param>
/// <param name="Expression">How it is computed, from columns that are read and derived columns before it.</param>
/// <param name="Reason">Why it was derived without being asked for, as the end of a sentence; null when the project file declares it.</param>
public sealed record DerivedColumn(InputColumn Column, Expression Expression, string? Reason = null);
