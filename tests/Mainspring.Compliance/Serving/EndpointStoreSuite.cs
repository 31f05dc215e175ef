using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;

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
        Endpoint second = new("prices", [Variant.Alone("homes", "stable") with { ServedVersion = 4 }], "5a17", new StickyKey(true, "X-User"), Start, Start.AddHours(1));
        Endpoint first = Churn();
        await Store.PutAsync(second);
        await Store.PutAsync(first);

        IReadOnlyList<Endpoint> read = await Store.ListAsync();
        read.Select(endpoint => endpoint with { Variants = [] }).ShouldBe([first with { Variants = [] }, second with { Variants = [] }]);
        read.Select(endpoint => endpoint.Default).ShouldBe([first.Default, second.Default]);
    }

    [Fact]
    public async Task Variants_keep_their_order_and_all_that_was_set()
    {
        Variant[] variants =
        [
            new() { Name = "z", Model = "telco", Alias = "champion", Weight = 79.5, IsDefault = true, ServedVersion = 2 },
            new() { Name = "b", Model = "telco2", Version = 3, Weight = 20.5 },
            new() { Name = "a", Model = "telco", Alias = "candidate", IsShadow = true },
        ];
        await Store.PutAsync(new Endpoint("churn", variants, "5a17", new StickyKey(false, "customer_id"), Start, Start));

        Endpoint read = (await Store.ListAsync()).Single();

        read.Variants.ShouldBe(variants);
        read.StickTo.ShouldBe(new StickyKey(false, "customer_id"));
    }

    [Fact]
    public async Task Segments_keep_their_order_and_go_when_they_are_set_no_more()
    {
        SegmentRule[] rules = [new("city", ["SACRAMENTO", "ELK GROVE"], "b"), new("beds", ["1"], "champion")];
        await Store.PutAsync(Churn() with { Segments = rules, BanditFloor = 7.5 });
        (await Store.ListAsync()).Single().BanditFloor.ShouldBe(7.5);

        IReadOnlyList<SegmentRule> read = (await Store.ListAsync()).Single().Segments;
        read.Select(rule => (rule.Column, string.Join('|', rule.Values), rule.Variant)).ShouldBe([("city", "SACRAMENTO|ELK GROVE", "b"), ("beds", "1", "champion")]);

        await Store.PutAsync(Churn());
        (await Store.ListAsync()).Single().Segments.ShouldBeEmpty();
        (await Store.ListAsync()).Single().BanditFloor.ShouldBeNull();
    }

    [Fact]
    public async Task Setting_an_endpoint_again_replaces_its_variants_and_keeps_the_moment_it_was_made()
    {
        await Store.PutAsync(Churn());

        await Store.PutAsync(new Endpoint("churn", [Variant.Alone("telco2", "stable") with { ServedVersion = 7 }], "salt", null, Start.AddDays(1), Start.AddDays(1)));

        Endpoint read = (await Store.ListAsync()).Single();
        read.Variants.ShouldBe([Variant.Alone("telco2", "stable") with { ServedVersion = 7 }]);
        (read.CreatedAt, read.UpdatedAt).ShouldBe((Start, Start.AddDays(1)));
    }

    [Fact]
    public async Task The_served_version_of_a_variant_is_remembered()
    {
        await Store.PutAsync(Churn());

        await Store.SetServedVersionAsync("churn", "champion", 3);
        await Store.SetServedVersionAsync("churn", "gone", 3);
        await Store.SetServedVersionAsync("gone", "champion", 3);

        (await Store.ListAsync()).Single().Default.ServedVersion.ShouldBe(3);
    }

    [Fact]
    public async Task A_deleted_endpoint_is_gone_with_its_variants()
    {
        await Store.PutAsync(Churn());

        (await Store.DeleteAsync("churn")).ShouldBeTrue();
        (await Store.DeleteAsync("churn")).ShouldBeFalse();

        (await Store.ListAsync()).ShouldBeEmpty();
        await Store.PutAsync(Churn());
        (await Store.ListAsync()).Single().Variants.Count.ShouldBe(1);
    }

    private static Endpoint Churn() => new("churn", [Variant.Alone("telco", "champion")], "5a17", null, Start, Start);
}
