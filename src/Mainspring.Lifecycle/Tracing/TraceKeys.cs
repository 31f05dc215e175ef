namespace Mainspring.Lifecycle.Tracing;

/// <summary>Keys of tags and metadata that have a meaning to MLflow's clients and to the platform.</summary>
public static class TraceKeys
{
    /// <summary>The tag with the name of a trace.</summary>
    public const string Name = "mlflow.traceName";

    /// <summary>The tag with the place of a trace's files.</summary>
    public const string ArtifactLocation = "mlflow.artifactLocation";

    /// <summary>The tag that says where spans lie; <see cref="SpansInStore"/> when clients shall ask the server for them.</summary>
    public const string SpansLocation = "mlflow.trace.spansLocation";

    /// <summary>The value of <see cref="SpansLocation"/> of a trace whose spans came one by one.</summary>
    public const string SpansInStore = "TRACKING_STORE";

    /// <summary>The tag with the prompts that a trace used, a JSON list of names and versions.</summary>
    public const string LinkedPrompts = "mlflow.linkedPrompts";

    /// <summary>The metadata with the run that a trace belongs to.</summary>
    public const string SourceRun = "mlflow.sourceRun";

    /// <summary>The metadata with the conversation that a trace is part of.</summary>
    public const string Session = "mlflow.trace.session";

    /// <summary>The metadata with the user who asked.</summary>
    public const string User = "mlflow.trace.user";

    /// <summary>The metadata with the count of tokens, a JSON object.</summary>
    public const string TokenUsage = "mlflow.trace.tokenUsage";

    /// <summary>The metadata with the count and sizes of spans, a JSON object.</summary>
    public const string SizeStats = "mlflow.trace.sizeStats";

    /// <summary>The metadata of old clients with a beginning of what was asked.</summary>
    public const string Inputs = "mlflow.traceInputs";

    /// <summary>The metadata of old clients with a beginning of what was answered.</summary>
    public const string Outputs = "mlflow.traceOutputs";

    /// <summary>The metadata with the run that an assessment was made by.</summary>
    public const string AssessmentRun = "mlflow.assessment.sourceRunId";
}
