namespace Mainspring.Lifecycle.Sources;

/// <summary>A source gave no data, or a target took none.</summary>
/// <param name="failure">Of which kind the failure is.</param>
/// <param name="message">What was wrong and what to do, without secrets.</param>
/// <param name="cause">What was thrown, or null.</param>
public sealed class SourceFailedException(SourceFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Of which kind the failure is.</summary>
    public SourceFailure Failure { get; } = failure;

    /// <summary>The address is wrong, or what it means cannot be data.</summary>
    public static SourceFailedException Refused(string message) => new(SourceFailure.Refused, message);
}
