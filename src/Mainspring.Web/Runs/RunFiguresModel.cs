using Mainspring.Charts.Lines;

namespace Mainspring.Web.Runs;

/// <summary>What changes while a run goes on: its metrics, and their curves.</summary>
/// <param name="Metrics">The metrics, the main one first, with the value on the training rows where there is one.</param>
/// <param name="IsHoldout">Whether they were measured on rows that the model never saw.</param>
/// <param name="Histories">Metrics that were measured step by step.</param>
/// <param name="IsFinal">Whether the run has ended.</param>
public sealed record RunFiguresModel(
    IReadOnlyList<(string Name, double Value, double? Train)> Metrics, bool IsHoldout, IReadOnlyList<LineChart> Histories, bool IsFinal);
