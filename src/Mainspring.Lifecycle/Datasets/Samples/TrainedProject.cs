namespace Mainspring.Lifecycle.Datasets.Samples;

/// <summary>A project that the server may train again: where its file is, and how many new samples are reason enough.</summary>
/// <param name="Name">The name of the project.</param>
/// <param name="File">The project file, an absolute path.</param>
/// <param name="RetrainAfter">After how many new samples it is trained without being asked; 0 for never.</param>
public sealed record TrainedProject(string Name, string File, int RetrainAfter);
