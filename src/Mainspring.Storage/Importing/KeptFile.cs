namespace Mainspring.Storage.Importing;

/// <summary>A file that an MLflow server kept.</summary>
/// <param name="Name">Its name below the place that was asked for, divided by slashes.</param>
/// <param name="Origin">Where it is, for the report.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Open">Opens it; null when it is not there any more.</param>
internal sealed record KeptFile(string Name, string Origin, long Bytes, Func<CancellationToken, Task<Stream?>> Open);
