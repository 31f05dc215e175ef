using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>What came of profiling a file. Closed.</summary>
public abstract record FileProfile
{
    private FileProfile()
    {
    }

    /// <summary>The file is sound.</summary>
    public sealed record Sound(Profile Profile) : FileProfile;

    /// <summary>The file cannot be read as data.</summary>
    /// <param name="Faults">The first faults.</param>
    /// <param name="Total">How many there are.</param>
    public sealed record Faulty(IReadOnlyList<DataFault> Faults, long Total) : FileProfile;

    /// <summary>Profiling ended for another reason, such as too little memory.</summary>
    /// <param name="Reason">A sentence.</param>
    public sealed record Failed(string Reason) : FileProfile;
}
