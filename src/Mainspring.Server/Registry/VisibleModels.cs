using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Registry;

/// <summary>What of a list the caller may see: a grant can hide a model.</summary>
internal static class VisibleModels
{
    public static async Task<IReadOnlySet<string>> FindVisibleAsync(this AccessCheck access, HttpContext context, IEnumerable<string> models)
    {
        var visible = new HashSet<string>(StringComparer.Ordinal);
        foreach (string model in models.Distinct(StringComparer.Ordinal))
        {
            if (await access.CheckAsync(context, Role.Viewer, Resource.Model(model)) == AccessVerdict.Allowed)
            {
                visible.Add(model);
            }
        }

        return visible;
    }
}
