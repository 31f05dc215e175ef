namespace Mainspring.Learning.Tuning;

/// <summary>How the next trial is chosen.</summary>
public enum SamplerKind
{
    /// <summary>Where good trials lie close and bad ones do not; see <see cref="TpeSampler"/>.</summary>
    Tpe,

    /// <summary>Anywhere, evenly.</summary>
    Random,

    /// <summary>Point after point of a lattice.</summary>
    Grid,
}
