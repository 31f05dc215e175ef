namespace Mainspring.Learning.Training;

/// <summary>The data or the hyper-parameters do not allow a fit. The message says which, with the value, and what would.</summary>
public sealed class TrainingRefusedException(string message) : Exception(message);
