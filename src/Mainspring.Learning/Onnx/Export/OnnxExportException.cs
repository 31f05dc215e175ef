namespace Mainspring.Learning.Onnx.Export;

/// <summary>A model cannot be written as ONNX.</summary>
/// <param name="reason">Why, as the end of a sentence without its point.</param>
public sealed class OnnxExportException(string reason) : Exception($"The model cannot be written as ONNX: {reason}.")
{
    /// <summary>Why, as the end of a sentence without its point.</summary>
    public string Reason { get; } = reason;
}
