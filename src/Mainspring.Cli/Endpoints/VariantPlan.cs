using System.Globalization;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Endpoints;

/// <summary>An endpoint with one variant added or changed.</summary>
internal static class VariantPlan
{
    /// <summary>Gives the variant its weight and takes it from the default; a shadow takes nothing.</summary>
    /// <exception cref="CommandFailure">The variant is not written as <c>name=model@alias</c>, or takes more than the default has.</exception>
    public static EndpointTarget With(EndpointDetails endpoint, string written, double? weight, bool isShadow)
    {
        string[] parts = written.Split('=', 2);
        string[] model = parts[^1].Split('@', 2);
        if (parts.Length != 2 || model.Length != 2)
        {
            throw new CommandFailure(ExitCode.Usage, $"'{written}' names no variant; write it as name=model@alias or name=model@version: b=churn@challenger.");
        }

        if (isShadow && weight is not null)
        {
            throw new CommandFailure(ExitCode.Usage, "A shadow never answers, so it has no weight; give either --weight or --shadow.");
        }

        bool isVersion = int.TryParse(model[1].TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out int version);
        VariantTarget[] others = [.. endpoint.Variants.Where(variant => variant.Name != parts[0]).Select(Keep)];
        bool isDefault = endpoint.Variants.Any(variant => variant.Name == parts[0] && variant.Default);
        VariantTarget added = new(parts[0], model[0], isVersion ? null : model[1], isVersion ? version : null, isShadow || isDefault ? null : weight ?? 0, isDefault, isShadow);
        int place = endpoint.Variants.TakeWhile(variant => variant.Name != parts[0]).Count();
        return new EndpointTarget(null, null, [.. others[..Math.Min(place, others.Length)], added, .. others[Math.Min(place, others.Length)..]], endpoint.StickTo, Segments: endpoint.Segments, BanditFloor: endpoint.BanditFloor);
    }

    /// <summary>The default leaves its weight open, and so gets what the others leave.</summary>
    private static VariantTarget Keep(EndpointVariant variant) => new(
        variant.Name,
        variant.Model,
        variant.Alias,
        variant.Alias is null ? variant.WantedVersion : null,
        variant.Default || variant.Shadow ? null : variant.Weight,
        variant.Default,
        variant.Shadow);
}
