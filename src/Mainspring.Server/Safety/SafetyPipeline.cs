using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Safety;

/// <summary>What every request passes before its route answers.</summary>
internal static class SafetyPipeline
{
    public static void UseSafety(this IApplicationBuilder app)
    {
        app.UseBrowserGuard();
        AccessGate.Use(app);
        app.UseJsonGate();
    }
}
