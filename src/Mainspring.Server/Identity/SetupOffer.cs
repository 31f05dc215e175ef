using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Sessions;

namespace Mainspring.Server.Identity;

/// <summary>The link with which somebody becomes the first admin; made at start when callers must sign in and nobody could let them.</summary>
internal sealed class SetupOffer(AccessPolicy policy, IdentityDirectory directory, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    /// <summary>The secret of the link, or null when none was made.</summary>
    public string? Token { get; private set; }

    /// <summary>Makes the link when it is needed.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        if (policy.IsOpen || directory.Current.HasAdmin)
        {
            return;
        }

        string token = TokenHash.NewToken();
        var link = new SetupLink(TokenHash.Of(token), time.GetUtcNow() + Validity);
        if (await directory.ChangeAsync(state => SessionPolicy.Offer(state, link), cancellation) is IdentityOutcome.Done)
        {
            Token = token;
        }
    }
}
