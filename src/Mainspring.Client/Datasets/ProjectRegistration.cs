namespace Mainspring.Client.Datasets;

/// <summary>A project that the server may train again.</summary>
/// <param name="File">The project file, absolute or relative to the folder of the server's projects.</param>
/// <param name="RetrainAfter">After how many new samples it is trained without being asked; null or 0 for never.</param>
public sealed record ProjectRegistration(string File, int? RetrainAfter = null);
