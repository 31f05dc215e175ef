namespace Mainspring.Client.Pipelines;

/// <summary>A part of the log of a run.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="NextOffset">Where to read on, now or later.</param>
public sealed record PipelineLog(IReadOnlyList<PipelineLogLine> Lines, long NextOffset);
