using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Features;

/// <summary>A column that is computed from others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">How it is computed; it may name other derived columns.</param>
/// <param name="Reason">Why it was derived without being asked for, as the end of a sentence; null when the project file declares it.</param>
public sealed record DerivedFeature(string Name, Expression Expression, string? Reason = null);
