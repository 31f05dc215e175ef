namespace Mainspring.Lifecycle.Sources;

/// <summary>One figure, counted on both sides.</summary>
/// <param name="File">In the file.</param>
/// <param name="Database">In the database.</param>
public sealed record LoadCount(long File, long Database)
{
    /// <summary>Whether both sides have the same.</summary>
    public bool Agrees => File == Database;
}
