using Mainspring.Cli.Workspaces;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints delete</c>.</summary>
internal static class EndpointsDelete
{
    private static readonly Argument<string> Name = EndpointsVerb.Name();

    public static Command Create()
    {
        VerbCommand verb = new("delete", "Delete an endpoint. Its model and its predictions stay.")
        {
            Examples = [new("mainspring endpoints delete churn", "requests to it answer 404 from now on")],
            ExitCodes = "6 no such endpoint",
        };
        verb.Add(Name);
        return verb.Runs(DeleteAsync);
    }

    private static async Task<int> DeleteAsync(Invocation invocation, CancellationToken cancellation)
    {
        string name = invocation.Value(Name)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await session.Client.Endpoints.DeleteAsync(name, cancellation);
        invocation.Terminal.Note($"The endpoint {name} is deleted.");
        return ExitCode.Ok;
    }
}
