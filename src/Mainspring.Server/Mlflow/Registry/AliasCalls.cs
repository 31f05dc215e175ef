using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>The calls on aliases of models.</summary>
internal static class AliasCalls
{
    public static void MapModelAliases(this MlflowRoutes routes)
    {
        routes.Post("registered-models/alias", MlflowAccess.Operate<SetAliasRequest>(request => Resource.Model(request.Name)), SetAsync);
        routes.Delete("registered-models/alias", MlflowAccess.Operate<AliasRequest>(request => Resource.Model(request.Name)), DeleteAsync);
        routes.Get("registered-models/alias", MlflowAccess.View<AliasRequest>(request => Resource.Model(request.Name)), GetAsync);
    }

    private static Task<MlflowNothing> SetAsync(SetAliasRequest request, MlflowCall call) =>
        MoveAsync(new() { Model = request.Name, Alias = request.Alias, To = request.Version.Number }, call);

    private static Task<MlflowNothing> DeleteAsync(AliasRequest request, MlflowCall call) =>
        MoveAsync(new() { Model = request.Name, Alias = request.Alias, To = null }, call);

    private static async Task<MlflowNothing> MoveAsync(AliasMove move, MlflowCall call)
    {
        (await call.Get<ModelRegistry>().MoveAliasAsync(move, call.Cancellation)).Demand(move);
        return MlflowNothing.Instance;
    }

    /// <summary>An alias that is not there is a wrong value on this wire, not a missing object; <c>latest</c> is always the newest version.</summary>
    private static async Task<VersionAnswer> GetAsync(AliasRequest request, MlflowCall call)
    {
        bool latest = request.Alias.Equals("latest", StringComparison.OrdinalIgnoreCase);
        if (!latest && RegistryRules.FindFaultInAlias(request.Alias) is { } fault)
        {
            throw MlflowFault.Invalid(fault);
        }

        VersionReference reference = latest ? new VersionReference.Latest() : new VersionReference.Alias(request.Alias);
        IRegistryStore store = call.Get<IRegistryStore>();
        return await store.FindVersionAsync(request.Name, reference, call.Cancellation) is { } version ? new(version.ToMlflow())
            : await store.FindModelAsync(request.Name, call.Cancellation) is null ? throw RegistryFaults.NoModel(request.Name)
            : throw MlflowFault.Invalid($"Registered model alias {request.Alias} not found.");
    }
}
