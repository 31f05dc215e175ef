namespace Mainspring.Client.Serialization;

/// <summary>One fault of a request.</summary>
/// <param name="Pointer">The place in the body, as a JSON pointer.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record ProblemError(string Pointer, string Message);
