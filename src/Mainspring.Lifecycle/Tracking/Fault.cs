namespace Mainspring.Lifecycle.Tracking;

/// <summary>One thing that is wrong with a record that was given.</summary>
/// <param name="Pointer">The field, as a JSON pointer into the record, such as <c>/metrics/0/key</c>.</param>
/// <param name="Message">What is wrong with it, as a sentence.</param>
public sealed record Fault(string Pointer, string Message);
