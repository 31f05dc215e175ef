namespace Mainspring.Lifecycle.Serving;

/// <summary>What became of the wish to deploy.</summary>
public abstract record DeployOutcome
{
    private DeployOutcome()
    {
    }

    /// <summary>The endpoint answers with the wanted versions.</summary>
    public sealed record Deployed(ServedEndpoint Endpoint) : DeployOutcome;

    /// <summary>The model of the variant at a place of the list has no such alias; nothing was changed.</summary>
    public sealed record NoSuchAlias(string Model, string Alias, int Variant) : DeployOutcome;

    /// <summary>The version cannot be loaded; nothing was changed.</summary>
    public sealed record Refused(string Model, int Version, string Reason) : DeployOutcome;
}
