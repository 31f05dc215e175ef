using Mainspring.Server.Identity.Pages;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>To the provider and back.</summary>
internal static class OidcPages
{
    public static void MapOidc(this RouteGroupBuilder pages, string providerName)
    {
        // By GET: the policy of our pages lets no form lead to another site.
        pages.MapGet("/sign-in/provider", async (HttpContext context, OidcSignIn signIn) =>
        {
            string back = SafeReturn.Of(context.Request.Query["return"]);
            (string? address, string? fault) = await signIn.BeginAsync(context, back);
            return address is null ? Failed(back, fault, providerName) : IdentityPages.GoTo(address);
        }).Anonymous();
        pages.MapGet(OidcSignIn.ReturnRoute, async (string? state, string? code, HttpContext context, OidcSignIn signIn) =>
        {
            (string? path, string? fault) = await signIn.CompleteAsync(context, state ?? "", code ?? "");
            return path is null ? Failed("/", fault, providerName) : IdentityPages.GoTo(path);
        }).Anonymous();
    }

    private static IResult Failed(string back, string? fault, string providerName) => IdentityPages.SignIn(new(back, "", fault, providerName), StatusCodes.Status401Unauthorized);
}
