namespace Mainspring.Lifecycle.Projects;

/// <summary>One thing that is wrong with a project file.</summary>
/// <param name="File">The file as it was named, or the override (<c>--set path=value</c>) at fault.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in characters.</param>
/// <param name="Code">One of <see cref="FaultCode"/>, such as <c>MSP1001</c>.</param>
/// <param name="Message">What is wrong, with the value.</param>
/// <param name="Hint">What was probably meant, or null.</param>
public sealed record ProjectFault(string File, int Line, int Column, string Code, string Message, string? Hint = null)
{
    /// <summary>The form that editors and build servers parse: <c>file:line:column: error CODE: text (hint)</c>.</summary>
    public override string ToString() => $"{Place}: error {Code}: {Message}{(Hint is null ? "" : $" ({Hint})")}";

    private string Place => File.StartsWith("--set ", StringComparison.Ordinal) ? File : $"{File}:{Line}:{Column}";
}
