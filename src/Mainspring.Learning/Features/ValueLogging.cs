namespace Mainspring.Learning.Features;

/// <summary>What the prediction log may have of the values of a column.</summary>
public enum ValueLogging
{
    /// <summary>The values as they were sent.</summary>
    Plain,

    /// <summary>Salted hashes: equal values can be told to be equal, and nothing else.</summary>
    Hashed,

    /// <summary>Nothing.</summary>
    Dropped,
}
