using System.Globalization;
using Mainspring.Client.Identity;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity.Pages;

/// <summary>The form that makes a key.</summary>
internal static class KeyForm
{
    private const int MostDays = 3650;

    /// <summary>Makes the key that a form describes.</summary>
    public static async Task<PageNotice> CreateAsync(IFormCollection form, bool isForProgram, HttpContext context, KeyAdmin admin, TimeProvider time)
    {
        int? days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given <= MostDays ? given : null;
        (var outcome, ApiKey? key, string? text) = await admin.CreateAsync(context, new NewKey
        {
            Name = form["name"].ToString().Trim(),
            Role = form["role"],
            Program = isForProgram,
            Experiment = Text(form, "experiment"),
            Model = Text(form, "model"),
            ExpiresAt = days is { } count ? time.GetUtcNow().AddDays(count) : null,
        });
        return key is null
            ? new PageNotice(false, outcome.Sentence())
            : new PageNotice(true, $"This is the key '{key.Name}'. Copy it now: it is not shown again.", text);
    }

    private static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
}
