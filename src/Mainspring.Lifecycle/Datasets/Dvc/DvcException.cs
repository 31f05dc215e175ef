namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>Something of a DVC repository cannot be read, or what it names is not there.</summary>
/// <param name="message">What is wrong, with the file, and what to do.</param>
public sealed class DvcException(string message) : Exception(message);
