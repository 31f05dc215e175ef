using Mainspring.Charts;

namespace Mainspring.Lifecycle.Training.Cards;

/// <summary>A part of a model card, whatever it is written as.</summary>
internal abstract record CardBlock
{
    private CardBlock()
    {
    }

    /// <summary>The title of what follows.</summary>
    internal sealed record Heading(string Text) : CardBlock;

    /// <summary>Sentences.</summary>
    internal sealed record Paragraph(string Text) : CardBlock;

    /// <summary>One sentence an item.</summary>
    internal sealed record Items(IReadOnlyList<string> Texts) : CardBlock;

    /// <summary>A table; the first cell of a row is its heading.</summary>
    internal sealed record Rows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Cells) : CardBlock;

    /// <summary>A command as it is typed.</summary>
    internal sealed record Command(string Text) : CardBlock;

    /// <summary>Pictures; left out where there is only text.</summary>
    internal sealed record Pictures(IReadOnlyList<Chart> Charts) : CardBlock;
}
