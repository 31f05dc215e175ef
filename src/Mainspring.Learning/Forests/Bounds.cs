namespace Mainspring.Learning.Forests;

/// <summary>Between which numbers the leaves below a node must stay, so that the tree keeps its directions.</summary>
internal readonly record struct Bounds(double Low, double High)
{
    /// <summary>Anywhere.</summary>
    public static Bounds Free { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The bounds on either side of a split: where its feature has a direction, the sides part in the middle.</summary>
    public (Bounds Left, Bounds Right) Divide(int direction, double left, double right)
    {
        double middle = (left + right) / 2;
        return direction switch
        {
            > 0 => (this with { High = middle }, this with { Low = middle }),
            < 0 => (this with { Low = middle }, this with { High = middle }),
            _ => (this, this),
        };
    }
}
