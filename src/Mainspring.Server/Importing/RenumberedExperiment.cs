namespace Mainspring.Server.Importing;

/// <summary>An experiment whose number another one had here.</summary>
/// <param name="Before">Its number in MLflow.</param>
/// <param name="Now">Its number here.</param>
public sealed record RenumberedExperiment(long Before, long Now);
