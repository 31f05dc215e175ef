namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>Attributes of spans that have a meaning to MLflow's clients and to the platform.</summary>
public static class SpanKeys
{
    /// <summary>The identity of the trace.</summary>
    public const string TraceId = "mlflow.traceRequestId";

    /// <summary>What kind of step it is, such as <c>LLM</c> or <c>RETRIEVER</c>.</summary>
    public const string Type = "mlflow.spanType";

    /// <summary>What went in.</summary>
    public const string Inputs = "mlflow.spanInputs";

    /// <summary>What came out.</summary>
    public const string Outputs = "mlflow.spanOutputs";

    /// <summary>The count of tokens of one call of a language model.</summary>
    public const string TokenUsage = "mlflow.chat.tokenUsage";

    /// <summary>The cost of one call of a language model.</summary>
    public const string Cost = "mlflow.llm.cost";

    /// <summary>The name of the language model.</summary>
    public const string Model = "mlflow.llm.model";

    /// <summary>Who serves the language model.</summary>
    public const string Provider = "mlflow.llm.provider";

    /// <summary>The user, which OpenTelemetry puts on the root span.</summary>
    public const string User = "user.id";

    /// <summary>The conversation, which OpenTelemetry puts on the root span.</summary>
    public const string Session = "session.id";

    /// <summary>What a tag of the trace starts with on the root span.</summary>
    public const string TagPrefix = "mlflow.traceTag.";
}
