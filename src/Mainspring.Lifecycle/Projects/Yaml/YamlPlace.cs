namespace Mainspring.Lifecycle.Projects.Yaml;

/// <summary>Where something stands: the file (or override) and the line and column, counted from 1.</summary>
public readonly record struct YamlPlace(string File, int Line, int Column)
{
    internal ProjectFault Fault(FaultCode code, string message, string? hint = null) => new(File, Line, Column, code.Id, message, hint);
}
