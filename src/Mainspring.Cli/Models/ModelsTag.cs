using Mainspring.Cli.Workspaces;
using Mainspring.Client.Models;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models tag</c>.</summary>
internal static class ModelsTag
{
    private static readonly Argument<string> Model = new("model") { Description = "a model, or one of its versions: model@3, model@champion" };
    private static readonly Argument<string[]> Tags = new("key=value") { Description = "tags to set", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string[]> Remove = new("--remove") { Description = "the key of a tag to remove", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create()
    {
        VerbCommand verb = new("tag", "Set and remove tags of a model or a version.")
        {
            Examples =
            [
                new("mainspring models tag telco-churn team=retention", "sets a tag of the model"),
                new("mainspring models tag telco-churn@3 approved-by=ada --remove draft", "sets one tag of a version and removes another"),
            ],
            ExitCodes = "6 no such model or version",
        };
        verb.Add(Model);
        verb.Add(Tags);
        verb.Add(Remove);
        return verb.Runs(TagAsync);
    }

    private static async Task<int> TagAsync(Invocation invocation, CancellationToken cancellation)
    {
        (string model, string? version) = ModelsVerb.Divide(invocation.Value(Model)!);
        Dictionary<string, string> set = (invocation.Value(Tags) ?? []).Select(Divide).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        string[] remove = invocation.Value(Remove) ?? [];
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ModelsClient models = session.Client.Models;
        if (version is null)
        {
            ModelInfo tagged = await models.UpdateAsync(model, new() { SetTags = set, RemoveTags = remove }, cancellation);
            Print(invocation.Terminal, tagged, ModelsJson.Default.ModelInfo, tagged.Name, tagged.Tags);
        }
        else
        {
            ModelVersionInfo tagged = await models.UpdateVersionAsync(model, version, new() { SetTags = set, RemoveTags = remove }, cancellation);
            Print(invocation.Terminal, tagged, ModelsJson.Default.ModelVersionInfo, $"{tagged.Model}@{tagged.Version}", tagged.Tags);
        }

        return ExitCode.Ok;
    }

    private static (string Key, string Value) Divide(string tag) => tag.IndexOf('=') is > 0 and int at
        ? (tag[..at], tag[(at + 1)..])
        : throw new CommandFailure(ExitCode.Usage, $"'{tag}' is no tag; write key=value.");

    private static void Print<T>(Terminal terminal, T tagged, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json, string name, IReadOnlyDictionary<string, string>? tags)
    {
        if (terminal.IsJson)
        {
            terminal.Json(tagged, json);
        }
        else
        {
            terminal.Line(tags is { Count: > 0 } some ? $"{name} has the tags {string.Join(", ", some.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))}." : $"{name} has no tags.");
        }
    }
}
