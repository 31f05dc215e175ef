namespace Mainspring.Web.Components;

/// <summary>What a mark wants to say; always together with a word and an icon.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Calm,

    /// <summary>Something goes on.</summary>
    Info,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Look at it.</summary>
    Warn,

    /// <summary>It failed.</summary>
    Bad,
}
