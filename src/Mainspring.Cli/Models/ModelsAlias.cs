using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Models;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models alias</c>.</summary>
internal static class ModelsAlias
{
    private static readonly Argument<string> Model = new("model") { Description = "the version: model@3, model@latest, or model@other-alias; with --remove the model alone" };
    private static readonly Argument<string> Alias = new("alias") { Description = "the alias, such as champion" };
    private static readonly Option<bool> Remove = new("--remove") { Description = "remove the alias" };
    private static readonly Option<int?> Expected = new("--expected") { Description = "move only if the alias points to this version now (0: if it does not exist)" };

    public static Command Create()
    {
        VerbCommand verb = new("alias", "Point an alias of a model to a version. Endpoints on the alias follow at once.")
        {
            Examples =
            [
                new("mainspring models alias telco-churn@3 champion", "version 3 becomes champion"),
                new("mainspring models alias telco-churn@4 champion --expected 3", "only if nobody moved it in between"),
                new("mainspring models alias telco-churn challenger --remove", "removes the alias"),
            ],
            ExitCodes = "6 no such model or version, 7 the alias points elsewhere than expected",
        };
        verb.Add(Model);
        verb.Add(Alias);
        verb.Add(Remove);
        verb.Add(Expected);
        return verb.Runs(MoveAsync);
    }

    private static async Task<int> MoveAsync(Invocation invocation, CancellationToken cancellation)
    {
        (string model, string? version) = ModelsVerb.Divide(invocation.Value(Model)!);
        string alias = invocation.Value(Alias)!;
        bool remove = invocation.Value(Remove);
        if (remove != version is null)
        {
            throw new CommandFailure(ExitCode.Usage, remove ? $"Write the model alone: mainspring models alias {model} {alias} --remove" : $"Write which version: mainspring models alias {model}@3 {alias}");
        }

        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ModelsClient models = session.Client.Models;
        AliasInfo moved = remove
            ? await models.RemoveAliasAsync(model, alias, invocation.Value(Expected), cancellation)
            : await models.MoveAliasAsync(model, alias, new((await models.GetVersionAsync(model, version!, cancellation)).Version, invocation.Value(Expected)), cancellation);
        Print(invocation.Terminal, moved);
        return ExitCode.Ok;
    }

    private static void Print(Terminal terminal, AliasInfo moved)
    {
        if (terminal.IsJson)
        {
            terminal.Json(moved, ModelsJson.Default.AliasInfo);
            return;
        }

        string before = moved.Previous is { } previous ? string.Create(CultureInfo.InvariantCulture, $" (was {previous})") : "";
        terminal.Line(moved.Version is { } version
            ? string.Create(CultureInfo.InvariantCulture, $"{moved.Model}@{moved.Alias} is version {version}{before}.")
            : moved.Previous is null ? $"{moved.Model} had no alias '{moved.Alias}'." : $"{moved.Model} has no alias '{moved.Alias}' any more{before}.");
    }
}
