namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>What follows when a candidate loses, besides that it leaves the traffic and stays in the registry with its verdict.</summary>
public enum LosingAction
{
    /// <summary>Nothing.</summary>
    Archive,

    /// <summary>A training of the project is started.</summary>
    Retrain,
}
