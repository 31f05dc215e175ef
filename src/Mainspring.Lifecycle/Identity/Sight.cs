namespace Mainspring.Lifecycle.Identity;

/// <summary>Which objects of a kind somebody may see: all but a few, or only a few.</summary>
/// <param name="SeesOthers">Whether what is not among the exceptions is seen.</param>
/// <param name="Exceptions">The objects that are seen though others are not, or not seen though others are.</param>
public sealed record Sight(bool SeesOthers, IReadOnlySet<string> Exceptions)
{
    /// <summary>Nothing is hidden.</summary>
    public static Sight Everything { get; } = new(true, new HashSet<string>());

    /// <summary>Whether an object is seen.</summary>
    public bool Sees(string id) => Exceptions.Contains(id) != SeesOthers;
}
