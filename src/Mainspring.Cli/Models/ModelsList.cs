using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Models;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models list</c>.</summary>
internal static class ModelsList
{
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "how many models at most, 1 to 1000", DefaultValueFactory = _ => 100 };
    private static readonly Option<string?> Cursor = new("--cursor") { Description = "where the page before ended" };

    public static Command Create()
    {
        VerbCommand verb = new("list", "List models with their newest versions and aliases.")
        {
            Examples = [new("mainspring models list --json", "the same for scripts")],
        };
        verb.Add(Limit);
        verb.Add(Cursor);
        return verb.Runs(ListAsync);
    }

    /// <summary>Aliases with the versions that they point to.</summary>
    public static string Aliases(IReadOnlyDictionary<string, int> aliases) =>
        string.Join(", ", aliases.OrderBy(alias => alias.Key, StringComparer.Ordinal).Select(alias => string.Create(CultureInfo.InvariantCulture, $"{alias.Key} = {alias.Value}")));

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ModelList page = await session.Client.Models.ListAsync(invocation.Value(Limit), invocation.Value(Cursor), cancellation);
        Terminal terminal = invocation.Terminal;
        if (terminal.IsJson)
        {
            terminal.Json(page, ModelsJson.Default.ModelList);
        }
        else if (page.Models.Count == 0)
        {
            terminal.Note("There is no model yet. 'mainspring train -f project.yaml' makes one.");
        }
        else
        {
            terminal.Table(["model", "newest", "versions", "aliases"], page.Models.Select<ModelInfo, IReadOnlyList<string>>(model =>
                [model.Name, model.LatestVersion.ToString(CultureInfo.InvariantCulture), model.Versions.ToString(CultureInfo.InvariantCulture), Aliases(model.Aliases)]), 1, 2);
            if (page.NextCursor is { } next)
            {
                terminal.Note($"There are more: add --cursor '{next}'");
            }
        }

        return ExitCode.Ok;
    }
}
