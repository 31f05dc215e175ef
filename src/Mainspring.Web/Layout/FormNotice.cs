namespace Mainspring.Web.Layout;

/// <summary>What became of a form, as it travels through the address to the page that is shown next.</summary>
/// <param name="Good">Whether it was done.</param>
/// <param name="Text">A sentence.</param>
public sealed record FormNotice(bool Good, string Text)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static FormNotice? Parse(string? text) => text switch
    {
        null or "" => null,
        ['+', .. var rest] => new FormNotice(true, rest),
        ['-', .. var rest] => new FormNotice(false, rest),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => (Good ? "+" : "-") + Text;
}
