using Mainspring.Data.Expressions;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>An expression of a project file, with its place.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Start">Where its first character stands; null when it was not written in a file.</param>
public sealed record WrittenExpression(Expression Expression, YamlPlace? Start = null)
{
    /// <summary>A fault in it as a fault of the project file, or null when it has no place.</summary>
    public ProjectFault? Locate(ExpressionFault fault) => Start is { } start ? At(start, fault) : null;

    internal static ProjectFault At(YamlPlace start, ExpressionFault fault) =>
        (start with { Column = start.Column + fault.Position }).Fault(FaultCode.BadExpression, fault.Message, fault.Hint);
}
