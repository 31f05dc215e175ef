using Mainspring.Cli.Workspaces;

namespace Mainspring.Cli.Models;

/// <summary><c>mainspring models delete</c>.</summary>
internal static class ModelsDelete
{
    private static readonly Argument<string> Model = new("model") { Description = "a model with all its versions, or one version: model@3" };

    public static Command Create()
    {
        VerbCommand verb = new("delete", "Delete a model, or one of its versions. Runs and their files stay; what an endpoint serves cannot be deleted.")
        {
            Examples =
            [
                new("mainspring models delete telco-churn@3", "deletes the version and its aliases; its number is not given again"),
                new("mainspring models delete telco-churn", "deletes the model with all versions"),
            ],
            ExitCodes = "6 no such model or version, 7 an endpoint serves it",
        };
        verb.Add(Model);
        return verb.Runs(DeleteAsync);
    }

    private static async Task<int> DeleteAsync(Invocation invocation, CancellationToken cancellation)
    {
        string name = invocation.Value(Model)!;
        (string model, string? version) = ModelsVerb.Divide(name);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await (version is null ? session.Client.Models.DeleteAsync(model, cancellation) : session.Client.Models.DeleteVersionAsync(model, version, cancellation));
        invocation.Terminal.Note($"{name} is deleted.");
        return ExitCode.Ok;
    }
}
