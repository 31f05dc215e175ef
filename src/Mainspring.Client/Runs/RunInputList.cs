namespace Mainspring.Client.Runs;

/// <summary>Data that a run used. The same name and digest is one input; the first one recorded stays.</summary>
public sealed record RunInputList(IReadOnlyList<RunInput>? Inputs);
