using System.Globalization;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Onnx.Running;

/// <summary>A graph that was loaded did not answer.</summary>
public sealed class OnnxRunException(string message, Exception? cause = null) : ScoringFailedException(message, cause)
{
    internal static OnnxRunException Overdue(TimeSpan deadline) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The model did not answer within {deadline.TotalMilliseconds:0} ms and was stopped."));
}
