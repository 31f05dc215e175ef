using System.Text;

namespace Mainspring.Lifecycle.Training.Cards;

/// <summary>A model card as Markdown with tables, as code hosts show it.</summary>
public static class ModelCardMarkdown
{
    /// <summary>Writes the card.</summary>
    public static string Write(ModelCard card)
    {
        var text = new StringBuilder().Append("# ").Append(Escape(card.Title)).Append("\n\n");
        foreach (CardBlock block in card.Blocks())
        {
            Append(text, block);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, CardBlock block)
    {
        switch (block)
        {
            case CardBlock.Heading heading:
                text.Append("## ").Append(Escape(heading.Text)).Append("\n\n");
                break;
            case CardBlock.Paragraph paragraph:
                text.Append(Escape(paragraph.Text)).Append("\n\n");
                break;
            case CardBlock.Items items:
                foreach (string item in items.Texts)
                {
                    text.Append("- ").Append(Escape(item)).Append('\n');
                }

                text.Append('\n');
                break;
            case CardBlock.Rows rows:
                AppendRow(text, rows.Columns);
                AppendRow(text, [.. rows.Columns.Select(_ => "---")]);
                foreach (IReadOnlyList<string> row in rows.Cells)
                {
                    AppendRow(text, [.. row.Select(Escape)]);
                }

                text.Append('\n');
                break;
            case CardBlock.Command command:
                text.Append("```\n").Append(command.Text).Append("\n```\n\n");
                break;
            default:
                break;
        }
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Names come from data: none of them may become markup.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\n' or '\r' or '\t' => escaped.Append(' '),
                '|' or '<' or '>' or '*' or '[' or ']' or '\\' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
