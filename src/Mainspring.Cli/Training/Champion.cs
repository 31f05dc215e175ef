using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Training;

/// <summary>Fetches the version that an alias points to and judges it by the rows of a new one.</summary>
internal static class Champion
{
    /// <summary>The comparison; null when no version has the alias.</summary>
    public static async Task<ChampionComparison?> CompareAsync(MainspringClient client, string model, string alias, ScoredHoldout holdout, CancellationToken cancellation)
    {
        ModelVersionInfo version;
        try
        {
            version = await client.Models.GetVersionAsync(model, alias, cancellation);
        }
        catch (ServerException missing) when (missing.Problem.Status == 404)
        {
            return null;
        }

        try
        {
            await using Stream stream = await client.Models.OpenFileAsync(model, $"{version.Version}", ModelDirectory.ModelFile, cancellation);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellation);
            return ChampionComparison.Of(version.Version, Model.Read(bytes.ToArray()), holdout);
        }
        catch (ModelRefusedException refused)
        {
            return ChampionComparison.Without(version.Version, refused.Message);
        }
        catch (ServerException missing) when (missing.Problem.Status == 404)
        {
            return ChampionComparison.Without(version.Version, "it is no model of Mainspring");
        }
    }
}
