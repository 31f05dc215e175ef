using Mainspring.Lifecycle.Serving;

namespace Mainspring.Compliance.Serving;

/// <summary>What every store of endpoints must do.</summary>
public abstract class EndpointStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IEndpointStore Store { get; }

    [Fact]
    public async Task Endpoints_read_back_as_they_were_written_by_name()
    {
        Endpoint second = new("prices", "homes", "stable", Start, Start.AddHours(1), ServedVersion: 4);
        Endpoint first = new("churn", "telco", "champion", Start, Start);
        await Store.PutAsync(second);
        await Store.PutAsync(first);

        (await Store.ListAsync()).ShouldBe([first, second]);
    }

    [Fact]
    public async Task Setting_an_endpoint_again_keeps_the_moment_it_was_made()
    {
        await Store.PutAsync(new Endpoint("churn", "telco", "champion", Start, Start, 1));

        await Store.PutAsync(new Endpoint("churn", "telco2", "stable", Start.AddDays(1), Start.AddDays(1), 7));

        (await Store.ListAsync()).ShouldBe([new Endpoint("churn", "telco2", "stable", Start, Start.AddDays(1), 7)]);
    }

    [Fact]
    public async Task The_served_version_is_remembered()
    {
        await Store.PutAsync(new Endpoint("churn", "telco", "champion", Start, Start));

        await Store.SetServedVersionAsync("churn", 3);
        await Store.SetServedVersionAsync("gone", 3);

        (await Store.ListAsync()).Single().ServedVersion.ShouldBe(3);
    }

    [Fact]
    public async Task A_deleted_endpoint_is_gone()
    {
        await Store.PutAsync(new Endpoint("churn", "telco", "champion", Start, Start));

        (await Store.DeleteAsync("churn")).ShouldBeTrue();
        (await Store.DeleteAsync("churn")).ShouldBeFalse();

        (await Store.ListAsync()).ShouldBeEmpty();
    }
}
