namespace Mainspring.Lifecycle.Filters;

/// <summary>What a field is compared with.</summary>
[Flags]
public enum FilterValueKind
{
    /// <summary>A quoted text.</summary>
    Text = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>Either of them.</summary>
    Any = Text | Number,
}
