using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Names of files that try to leave their folder, decoded once, twice and three times, for reading, writing and deleting.</summary>
[Collection(HostileCollection.Name)]
public sealed class TraversalTests(HostileServer server)
{
    [Fact]
    public Task A_path_in_the_address_stays_within_its_tree() => server.FireAsync(
        from spelling in Spellings.All
        from route in Routes.WithPath(server.Run)
        let probe = Fill(route, spelling)
        select Spellings.IsFoldedByTheServer(spelling) ? probe : probe.MustBeRefused());

    [Fact]
    public Task A_name_that_is_plain_to_this_server_stays_within_its_tree_too() => server.FireAsync(
        from spelling in Spellings.Plain
        from route in Routes.WithPath(server.Run)
        select Fill(route, spelling));

    [Fact]
    public Task A_path_in_the_query_stays_within_its_tree() => server.FireAsync(
        from spelling in Spellings.All.Concat(Spellings.Plain)
        from route in Routes.WithPathInQuery(server.Run)
        select Fill(route, spelling.Replace("#", "%23", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal)));

    [Fact]
    public async Task What_lies_inside_is_still_there()
    {
        using HttpClient http = server.Client();
        (await http.GetStringAsync($"/api/v1/runs/{server.Run}/artifacts/model/a.txt")).ShouldBe("hello");
        (await http.GetStringAsync("/api/v1/models/seed/versions/1/files/a.txt")).ShouldBe("hello");
    }

    private static Probe Fill((string Method, string Target) route, string spelling)
    {
        var probe = new Probe(route.Method, route.Target.Replace("{p}", spelling, StringComparison.Ordinal));
        return route.Method is "PUT" or "POST" ? probe with { Body = "overwritten"u8.ToArray(), ContentType = "application/octet-stream" } : probe;
    }
}
