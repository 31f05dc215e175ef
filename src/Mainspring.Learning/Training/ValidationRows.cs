namespace Mainspring.Learning.Training;

/// <summary>Rows kept out of the fit, on which progress is measured.</summary>
/// <param name="Features">As wide as the training features.</param>
/// <param name="Target">One value a row.</param>
public sealed record ValidationRows(FeatureMatrix Features, float[] Target);
