namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>What is wrong with the variants of an endpoint.</summary>
/// <param name="Pointer">Where, as a JSON pointer into what was set: <c>/variants/1/weight</c>.</param>
/// <param name="Message">A sentence.</param>
public readonly record struct VariantFault(string Pointer, string Message);
