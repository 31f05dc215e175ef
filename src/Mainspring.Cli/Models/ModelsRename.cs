using Mainspring.Cli.Workspaces;
using Mainspring.Client.Models;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models rename</c>.</summary>
internal static class ModelsRename
{
    private static readonly Argument<string> Model = new("model") { Description = "the model" };
    private static readonly Argument<string> NewName = new("new-name") { Description = "its new name" };

    public static Command Create()
    {
        VerbCommand verb = new("rename", "Give a model another name. Its versions, aliases and tags stay.")
        {
            Examples = [new("mainspring models rename churn telco-churn", "churn is called telco-churn from now on")],
            ExitCodes = "6 no such model, 7 the name is taken, or an endpoint serves the model",
        };
        verb.Add(Model);
        verb.Add(NewName);
        return verb.Runs(RenameAsync);
    }

    private static async Task<int> RenameAsync(Invocation invocation, CancellationToken cancellation)
    {
        string model = invocation.Value(Model)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ModelInfo renamed = await session.Client.Models.UpdateAsync(model, new() { Name = invocation.Value(NewName) }, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(renamed, ModelsJson.Default.ModelInfo);
        }
        else
        {
            invocation.Terminal.Line($"{model} is called {renamed.Name} now.");
        }

        return ExitCode.Ok;
    }
}
