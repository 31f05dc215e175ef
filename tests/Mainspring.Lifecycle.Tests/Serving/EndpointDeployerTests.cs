using Mainspring.Lifecycle.Serving;

namespace Mainspring.Lifecycle.Tests.Serving;

public sealed class EndpointDeployerTests : IDisposable
{
    private readonly MemoryModelSource _models = new();
    private readonly MemoryEndpointStore _store = new();
    private readonly EndpointTable _table = new();
    private readonly EndpointDeployer _deployer;

    public EndpointDeployerTests()
    {
        _models.Aliases["champion"] = 1;
        _deployer = new EndpointDeployer(_store, _models, _table, TimeProvider.System);
    }

    public void Dispose() => _deployer.Dispose();

    [Fact]
    public async Task An_endpoint_answers_with_the_version_of_its_alias()
    {
        DeployOutcome outcome = await _deployer.PutAsync("churn", "telco", "champion");

        outcome.ShouldBeOfType<DeployOutcome.Deployed>().Endpoint.State.Deployment!.Model.Version.ShouldBe(1);
        (await _store.ListAsync()).Single().Default.ServedVersion.ShouldBe(1);
    }

    [Fact]
    public async Task An_alias_that_does_not_exist_is_an_answer_and_changes_nothing()
    {
        (await _deployer.PutAsync("churn", "telco", "challenger")).ShouldBeOfType<DeployOutcome.NoSuchAlias>();

        _table.All.ShouldBeEmpty();
        (await _store.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_endpoint_follows_its_alias_and_keeps_its_traffic()
    {
        await _deployer.PutAsync("churn", "telco", "champion");
        ServedEndpoint before = _table.All.Single();
        _models.Aliases["champion"] = 2;

        await _deployer.FollowAsync("telco", "champion");

        _table.All.Single().ShouldBeSameAs(before);
        before.State.Deployment!.Model.Version.ShouldBe(2);
        before.State.Condition.ShouldBe(EndpointCondition.Ready);
        (await _store.ListAsync()).Single().Default.ServedVersion.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_version_leaves_the_old_one_serving_and_says_why()
    {
        await _deployer.PutAsync("churn", "telco", "champion");
        _models.Broken.Add(2);
        _models.Aliases["champion"] = 2;

        await _deployer.FollowAsync("telco", "champion");

        EndpointState state = _table.All.Single().State;
        state.Deployment!.Model.Version.ShouldBe(1);
        state.WantedVersion.ShouldBe(2);
        state.Condition.ShouldBe(EndpointCondition.Degraded);
        state.Reason.ShouldBe("Version 2 of telco was refused: the hash is another");
    }

    [Fact]
    public async Task A_refused_version_is_taken_when_it_is_mended()
    {
        await A_refused_version_leaves_the_old_one_serving_and_says_why();
        _models.Broken.Clear();

        await _deployer.RetryAsync();

        _table.All.Single().State.Condition.ShouldBe(EndpointCondition.Ready);
        _table.All.Single().State.Deployment!.Model.Version.ShouldBe(2);
    }

    [Fact]
    public async Task After_a_restart_the_last_good_version_serves_when_the_wanted_one_is_refused()
    {
        await _deployer.PutAsync("churn", "telco", "champion");
        _models.Broken.Add(2);
        _models.Aliases["champion"] = 2;
        EndpointTable table = new();
        using EndpointDeployer restarted = new(_store, _models, table, TimeProvider.System);

        await restarted.StartAsync();

        table.IsLoaded.ShouldBeTrue();
        table.All.Single().State.Deployment!.Model.Version.ShouldBe(1);
        table.All.Single().State.Condition.ShouldBe(EndpointCondition.Degraded);
    }

    [Fact]
    public async Task Without_any_good_version_the_endpoint_stands_and_cannot_answer()
    {
        await _deployer.PutAsync("churn", "telco", "champion");
        _models.Broken.Add(1);
        EndpointTable table = new();
        using EndpointDeployer restarted = new(_store, _models, table, TimeProvider.System);

        await restarted.StartAsync();

        table.All.Single().State.Deployment.ShouldBeNull();
        table.All.Single().State.Condition.ShouldBe(EndpointCondition.Unavailable);
    }

    [Fact]
    public async Task A_deleted_alias_leaves_the_endpoint_serving_and_degraded()
    {
        await _deployer.PutAsync("churn", "telco", "champion");
        _models.Aliases.Clear();

        await _deployer.FollowAsync("telco", "champion");

        _table.All.Single().State.Deployment!.Model.Version.ShouldBe(1);
        _table.All.Single().State.Condition.ShouldBe(EndpointCondition.Degraded);
    }

    [Fact]
    public async Task A_refused_version_cannot_be_put()
    {
        _models.Broken.Add(1);

        (await _deployer.PutAsync("churn", "telco", "champion")).ShouldBeOfType<DeployOutcome.Refused>().Reason.ShouldBe("the hash is another");

        (await _store.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_endpoint_is_gone_from_table_and_store()
    {
        await _deployer.PutAsync("churn", "telco", "champion");

        (await _deployer.DeleteAsync("churn")).ShouldBeTrue();
        (await _deployer.DeleteAsync("churn")).ShouldBeFalse();

        _table.TryFind("churn", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_endpoint_that_the_store_could_not_delete_goes_on_answering()
    {
        await _deployer.PutAsync("churn", "telco", "champion");
        _store.IsFull = true;

        await Should.ThrowAsync<IOException>(() => _deployer.DeleteAsync("churn"));

        _table.TryFind("churn", out ServedEndpoint? endpoint).ShouldBeTrue();
        endpoint.State.Condition.ShouldBe(EndpointCondition.Ready);
        (await _store.ListAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_version_that_fails_when_it_is_tried_leaves_the_old_one_serving_and_says_why()
    {
        await _deployer.PutAsync("churn", "telco", "champion");
        _models.Failing.Add(2);
        _models.Aliases["champion"] = 2;

        await _deployer.FollowAsync("telco", "champion");

        EndpointState state = _table.All.Single().State;
        state.Deployment!.Model.Version.ShouldBe(1);
        state.Condition.ShouldBe(EndpointCondition.Degraded);
        state.Reason.ShouldBe("Version 2 of telco was refused: it fails when it is loaded and tried: node 7 is not there (IndexOutOfRangeException)");
    }

    [Fact]
    public async Task A_version_that_fails_when_it_is_tried_cannot_be_put()
    {
        _models.Failing.Add(1);

        (await _deployer.PutAsync("churn", "telco", "champion")).ShouldBeOfType<DeployOutcome.Refused>().Reason.ShouldContain("node 7 is not there");

        (await _store.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_that_fails_does_not_keep_the_other_endpoints_from_starting(bool whenRead)
    {
        _models.Aliases["challenger"] = 2;
        await _deployer.PutAsync("a-failing-one", "telco", "challenger");
        await _deployer.PutAsync("churn", "telco", "champion");
        (whenRead ? _models.Unreadable : _models.Failing).Add(2);
        EndpointTable table = new();
        using EndpointDeployer restarted = new(_store, _models, table, TimeProvider.System);

        await restarted.StartAsync();

        table.IsLoaded.ShouldBeTrue();
        table.All.Select(endpoint => (endpoint.Name, endpoint.State.Condition)).ShouldBe(
            [("a-failing-one", EndpointCondition.Unavailable), ("churn", EndpointCondition.Ready)]);
    }
}
