using System.Text.Json.Nodes;

namespace Mainspring.Cli.Identity;

/// <summary>The answer of verbs that have nothing to show.</summary>
internal static class Done
{
    public static void Say(Terminal terminal, string sentence)
    {
        if (terminal.IsJson)
        {
            terminal.Json(new JsonObject { ["done"] = sentence });
            return;
        }

        terminal.Line(sentence);
    }
}
