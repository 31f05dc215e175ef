namespace Mainspring.Lifecycle.Tracing.Measures;

/// <summary>What is measured.</summary>
public enum MeasureView
{
    /// <summary>Traces.</summary>
    Traces,

    /// <summary>Spans.</summary>
    Spans,

    /// <summary>Assessments that count.</summary>
    Assessments,
}
