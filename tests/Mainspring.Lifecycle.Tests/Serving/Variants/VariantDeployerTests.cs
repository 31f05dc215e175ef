using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Tests.Serving.Variants;

public sealed class VariantDeployerTests : IDisposable
{
    private readonly MemoryModelSource _models = new();
    private readonly MemoryEndpointStore _store = new();
    private readonly EndpointTable _table = new();
    private readonly EndpointDeployer _deployer;

    public VariantDeployerTests()
    {
        _models.Aliases["champion"] = 1;
        _models.Aliases["challenger"] = 2;
        _deployer = new EndpointDeployer(_store, _models, _table, TimeProvider.System);
    }

    public void Dispose() => _deployer.Dispose();

    [Fact]
    public async Task Variants_answer_with_their_versions_and_the_propensity_of_their_weight()
    {
        EndpointState state = await DeployAsync();

        state.Routes.Select(route => (route.Deployment.Source.Variant, route.Deployment.Model.Version, route.Propensity)).ShouldBe([("a", 1, 0.8), ("b", 2, 0.2)]);
        state.Condition.ShouldBe(EndpointCondition.Ready);
        state.Shadows.Single().Deployment!.Model.Version.ShouldBe(3);
    }

    [Fact]
    public async Task One_alias_moves_one_variant_and_leaves_the_loaded_models_of_the_others()
    {
        EndpointState before = await DeployAsync();
        _models.Aliases["challenger"] = 7;
        _models.Loaded.Clear();

        await _deployer.FollowAsync("telco", "challenger");

        EndpointState after = _table.All.Single().State;
        _models.Loaded.ShouldBe([7]);
        after.Find("b")!.Deployment!.Model.Version.ShouldBe(7);
        after.Find("a")!.Deployment.ShouldBeSameAs(before.Find("a")!.Deployment);
        after.Find("b")!.Traffic.ShouldBeSameAs(before.Find("b")!.Traffic);
        (await _store.ListAsync()).Single().Variants.Select(variant => variant.ServedVersion).ShouldBe([1, 7, 3]);
    }

    [Fact]
    public async Task A_refused_version_leaves_the_last_good_one_of_its_variant_answering()
    {
        await DeployAsync();
        _models.Broken.Add(7);
        _models.Aliases["challenger"] = 7;

        await _deployer.FollowAsync("telco", "challenger");

        EndpointState state = _table.All.Single().State;
        state.Find("b")!.Deployment!.Model.Version.ShouldBe(2);
        state.Condition.ShouldBe(EndpointCondition.Degraded);
        state.Reason.ShouldBe("Variant b: Version 7 of telco was refused: the hash is another");
    }

    [Fact]
    public async Task At_start_the_default_takes_the_keys_of_a_variant_that_cannot_load_and_the_state_says_so()
    {
        EndpointState before = await DeployAsync();
        _models.Broken.Add(2);

        EndpointState state = await RestartAsync();

        state.Condition.ShouldBe(EndpointCondition.Degraded);
        state.Reason.ShouldBe("Variant b cannot answer, so its 20 percent go to a: Version 2 of telco was refused: the hash is another");
        state.Variants.Select(variant => variant.Share).ShouldBe([100, 0, 0]);
        state.Routes.ShouldAllBe(route => route.Deployment.Source.Variant == "a" && route.Propensity == 1);
        before.Routes.Select(route => route.End).ShouldBe(state.Routes.Select(route => route.End));
    }

    [Fact]
    public async Task At_start_nothing_answers_when_the_default_cannot_load()
    {
        await DeployAsync();
        _models.Broken.Add(1);

        EndpointState state = await RestartAsync();

        state.Condition.ShouldBe(EndpointCondition.Unavailable);
        state.Routes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shadow_that_cannot_load_costs_no_answer_and_the_state_says_so()
    {
        await DeployAsync();
        _models.Broken.Add(3);

        EndpointState state = await RestartAsync();

        state.Reason!.ShouldStartWith("The shadow s does not score:");
        state.Shadows.ShouldBeEmpty();
        state.Variants.Select(variant => variant.Share).ShouldBe([80, 20, 0]);
    }

    [Fact]
    public async Task Splitting_the_traffic_keeps_salt_models_and_counters()
    {
        EndpointState before = await DeployAsync();
        _models.Loaded.Clear();

        TrafficOutcome outcome = await _deployer.SplitAsync("churn", new Dictionary<string, double> { ["b"] = 100 });

        EndpointState after = outcome.ShouldBeOfType<TrafficOutcome.Set>().After;
        after.ShouldBeSameAs(_table.All.Single().State);
        after.Variants.Select(variant => variant.Variant.Weight).ShouldBe([0, 100, 0]);
        after.RouteOf("anybody"u8).Deployment.ShouldBeSameAs(before.Find("b")!.Deployment);
        after.Endpoint.Salt.ShouldBe(before.Endpoint.Salt);
        _models.Loaded.ShouldBeEmpty();
        (await _store.ListAsync()).Single().Variants.Select(variant => variant.Weight).ShouldBe([0, 100, 0]);
    }

    [Fact]
    public async Task A_trial_changes_nothing()
    {
        EndpointState before = await DeployAsync();

        (await _deployer.SplitAsync("churn", new Dictionary<string, double> { ["b"] = 100 }, isTrial: true)).ShouldBeOfType<TrafficOutcome.Set>();

        _table.All.Single().State.ShouldBeSameAs(before);
        (await _store.ListAsync()).Single().Variants.Select(variant => variant.Weight).ShouldBe([80, 20, 0]);
    }

    [Theory]
    [InlineData("a", 70, "", "The variants share 70 percent of the traffic; they must share 100.")]
    [InlineData("x", 100, "/x", "There is no variant 'x'; the endpoint has a, b, s.")]
    [InlineData("s", 100, "/s", "The variant 's' is a shadow, which never answers.")]
    [InlineData("a", -1, "/a", "The weight is -1; it must be between 0 and 100 percent.")]
    [InlineData("a", double.NaN, "/a", "The weight is NaN; it must be between 0 and 100 percent.")]
    public async Task Weights_that_cannot_be_set_are_named(string variant, double weight, string pointer, string message)
    {
        await DeployAsync();

        TrafficOutcome outcome = await _deployer.SplitAsync("churn", new Dictionary<string, double> { [variant] = weight });

        outcome.ShouldBeOfType<TrafficOutcome.Refused>().Faults.ShouldBe([new VariantFault(pointer, message)]);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_exist_cannot_be_split() =>
        (await _deployer.SplitAsync("nobody", new Dictionary<string, double>())).ShouldBeOfType<TrafficOutcome.NoSuchEndpoint>();

    [Fact]
    public async Task A_variant_without_its_alias_is_named_and_nothing_changes()
    {
        Variant[] variants = [Variant.Alone("telco", "champion") with { Weight = 50 }, new Variant { Name = "b", Model = "telco", Alias = "nobody", Weight = 50 }];

        (await _deployer.PutAsync(new EndpointPlan("churn", variants))).ShouldBe(new DeployOutcome.NoSuchAlias("telco", "nobody", 1));

        _table.All.ShouldBeEmpty();
    }

    [Fact]
    public void Every_fault_of_a_list_of_variants_is_named_at_once()
    {
        Variant[] variants =
        [
            new() { Name = "a", Model = "telco", Alias = "champion", Weight = 120, IsDefault = true },
            new() { Name = "a", Model = "", Version = 0, IsShadow = true, Weight = 5, IsDefault = true },
            new() { Name = "c", Model = "telco" },
        ];

        VariantRules.FindFaults(variants).Select(fault => fault.Pointer)
            .ShouldBe(["/variants/0/weight", "/variants/1/name", "/variants/1/model", "/variants/1/version", "/variants/1/weight", "/variants/1/default", "/variants/2", "/variants"], ignoreOrder: true);
    }

    private async Task<EndpointState> DeployAsync()
    {
        Variant[] variants =
        [
            new() { Name = "a", Model = "telco", Alias = "champion", Weight = 80, IsDefault = true },
            new() { Name = "b", Model = "telco", Alias = "challenger", Weight = 20 },
            new() { Name = "s", Model = "telco", Version = 3, IsShadow = true },
        ];
        VariantRules.FindFaults(variants).ShouldBeEmpty();
        return (await _deployer.PutAsync(new EndpointPlan("churn", variants))).ShouldBeOfType<DeployOutcome.Deployed>().Endpoint.State;
    }

    private async Task<EndpointState> RestartAsync()
    {
        EndpointTable table = new();
        using EndpointDeployer restarted = new(_store, _models, table, TimeProvider.System);
        await restarted.StartAsync();
        return table.All.Single().State;
    }
}
