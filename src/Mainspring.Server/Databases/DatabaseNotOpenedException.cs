namespace Mainspring.Server.Databases;

/// <summary>The database of metadata cannot be used. The message says why, and never holds a password.</summary>
/// <param name="message">One sentence for the operator.</param>
/// <param name="mayHelpLater">Whether trying again later may help, as when its server is away.</param>
/// <param name="cause">What happened.</param>
public sealed class DatabaseNotOpenedException(string message, bool mayHelpLater, Exception cause) : Exception(message, cause)
{
    /// <summary>Whether trying again later may help.</summary>
    public bool MayHelpLater { get; } = mayHelpLater;
}
