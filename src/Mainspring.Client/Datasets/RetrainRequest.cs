namespace Mainspring.Client.Datasets;

/// <summary>Asks for a training with all samples.</summary>
/// <param name="Force">Whether to train whatever there is; else only when enough new samples have come.</param>
public sealed record RetrainRequest(bool Force = true);
