using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Sessions;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Compliance.Identity;

/// <summary>What every store of users, keys, grants and sessions must do.</summary>
public abstract class IdentityStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IIdentityStore Store { get; }

    [Fact]
    public async Task At_first_nobody_is_known()
    {
        IdentityState state = await Store.ReadAsync();
        (state.Users.Count, state.Keys.Count, state.Grants.Count, state.Sessions.Count, state.Setup).ShouldBe((0, 0, 0, 0, null));
    }

    [Fact]
    public async Task Everything_reads_back_as_it_was_put()
    {
        User anna = User("anna", Role.Admin) with { Password = PasswordHash.Of("three unrelated words"), SignedInAt = Start.AddHours(1) };
        User guest = User("guest", Role.Viewer) with { ExternalId = "https://issuer.example|42" };
        ApiKey key = Key("ci") with { Scope = GrantObject.Experiment("7"), Owner = "anna", ExpiresAt = Start.AddDays(1), LastUsedAt = Start.AddHours(2), RevokedAt = Start.AddHours(3) };
        var grant = new Grant(Subject.User("guest"), GrantObject.Model("churn"), Role.Editor);
        var session = new Session(TokenHash.Of("token"), "anna", Start, Start.AddDays(7));
        var link = new SetupLink(TokenHash.Of("link"), Start.AddHours(1));

        await PutAsync(new IdentityChange.PutUser(anna), new IdentityChange.PutUser(guest), new IdentityChange.PutKey(key), new IdentityChange.PutGrant(grant), new IdentityChange.PutSession(session), new IdentityChange.PutSetup(link));

        IdentityState state = await Store.ReadAsync();
        state.Users["anna"].ShouldBe(anna);
        state.Users["guest"].ShouldBe(guest);
        state.Keys[key.Id].ShouldBe(key);
        state.Grants.ShouldBe([grant]);
        state.Sessions[session.Token].ShouldBe(session);
        state.Setup.ShouldBe(link);
    }

    [Fact]
    public async Task A_put_takes_the_place_of_what_was_there_and_a_removal_takes_it_away()
    {
        var grant = new Grant(Subject.Key("ci"), GrantObject.Model("churn"), Role.None);
        var session = new Session(TokenHash.Of("token"), "anna", Start, Start.AddDays(7));
        ApiKey key = Key("ci");
        await PutAsync(new IdentityChange.PutUser(User("anna", Role.Viewer)), new IdentityChange.PutKey(key), new IdentityChange.PutGrant(grant), new IdentityChange.PutSession(session), new IdentityChange.PutSetup(new(TokenHash.Of("a"), Start)));
        await PutAsync(new IdentityChange.PutUser(User("anna", Role.Operator)), new IdentityChange.PutKey(key with { RevokedAt = Start }), new IdentityChange.PutGrant(grant with { Role = Role.Editor }), new IdentityChange.PutSetup(new(TokenHash.Of("b"), Start)));

        IdentityState changed = await Store.ReadAsync();
        changed.Users["anna"].Role.ShouldBe(Role.Operator);
        changed.Keys[key.Id].RevokedAt.ShouldBe(Start);
        changed.GrantOn(Subject.Key("ci"), GrantObject.Model("churn")).ShouldBe(Role.Editor);
        changed.Setup!.Token.ShouldBe(TokenHash.Of("b"));

        await PutAsync(new IdentityChange.RemoveUser("anna"), new IdentityChange.RemoveGrant(grant), new IdentityChange.RemoveSession(session.Token), new IdentityChange.PutSetup(null));
        IdentityState gone = await Store.ReadAsync();
        (gone.Users.Count, gone.Grants.Count, gone.Sessions.Count, gone.Setup).ShouldBe((0, 0, 0, null));
    }

    [Fact]
    public async Task The_version_goes_up_with_each_change_and_with_nothing_else()
    {
        long before = await Store.ReadVersionAsync();
        ApiKey key = Key("ci");
        await PutAsync(new IdentityChange.PutKey(key));
        (await Store.ReadVersionAsync()).ShouldBe(before + 1);

        await Store.TouchKeysAsync(new Dictionary<string, DateTimeOffset> { [key.Id] = Start.AddHours(1), ["missing"] = Start });
        await Store.ChangeAsync(_ => IdentityDecision.NoSuch("nothing"));
        (await Store.ReadVersionAsync()).ShouldBe(before + 1);
        (await Store.ReadAsync()).Keys[key.Id].LastUsedAt.ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public async Task Of_many_who_want_the_same_name_at_once_one_gets_it()
    {
        IdentityOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.ChangeAsync(state => UserPolicy.Add(state, User("anna", Role.Viewer))))));

        outcomes.Count(outcome => outcome is IdentityOutcome.Done).ShouldBe(1);
        outcomes.Count(outcome => outcome is IdentityOutcome.Conflict).ShouldBe(19);
    }

    private static User User(string name, Role role) => new() { Name = name, Role = role, CreatedAt = Start };

    private static ApiKey Key(string name)
    {
        (string id, string text) = ApiKeyText.New();
        return new() { Id = id, Name = name, Role = Role.Editor, Hash = TokenHash.Of(text), CreatedAt = Start, CreatedBy = "local" };
    }

    private Task PutAsync(params IdentityChange[] changes) => Store.ChangeAsync(_ => IdentityDecision.Do(new(null, null), changes));
}
