namespace Mainspring.Lifecycle.Batch;

/// <summary>One reason why a row was not scored.</summary>
/// <param name="Row">The record in its file, counted from 1 with the header.</param>
/// <param name="Column">The column, or null when the fault is the whole row's.</param>
/// <param name="Message">What is wrong.</param>
internal readonly record struct RejectedRow(long Row, string? Column, string Message);
