using System.Net;
using System.Text;
using Mainspring.Server.Tests.Identity;

namespace Mainspring.Server.Tests.Maintenance;

public sealed class MaintenanceAccessTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Theory]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Only_an_admin_takes_everything_away_or_removes_it_for_good(string role, HttpStatusCode expected)
    {
        using HttpClient http = server.Http(server.KeyOf(role));
        using HttpResponseMessage backup = await http.GetAsync("/api/v1/maintenance/backup");
        using HttpResponseMessage gc = await http.PostAsync("/api/v1/maintenance/gc", new StringContent("{}", Encoding.UTF8, "application/json"));

        (backup.StatusCode, gc.StatusCode).ShouldBe((expected, expected));
    }
}
