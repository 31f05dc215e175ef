namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>What is wrong with a field of a request to a facade.</summary>
/// <param name="Field">The field, as the caller calls it.</param>
/// <param name="Message">What is wrong: the rest of a sentence that begins with the field.</param>
public readonly record struct FieldFault(string Field, string Message);
