namespace Mainspring.Learning.XGBoost;

/// <summary>One tree in XGBoost's own numbering; node 0 is the root, a left child of -1 makes a leaf. Nodes that pruning cut off may remain, unreachable.</summary>
internal sealed class XGBoostTree
{
    public required int[] Left { get; init; }

    public required int[] Right { get; init; }

    public required int[] Feature { get; init; }

    /// <summary>The threshold of a split, the value of a leaf.</summary>
    public required float[] Condition { get; init; }

    public required bool[] DefaultLeft { get; init; }

    /// <summary>The sum of the hessians of the training rows that came to a node.</summary>
    public required float[] Cover { get; init; }

    /// <summary>The loss that a split removed.</summary>
    public required float[] Gain { get; init; }
}
