using System.Text;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Tests.Serving.Variants;

public sealed class AssignmentTests
{
    private const int Keys = 20_000;

    [Theory]
    [InlineData(50, 50)]
    [InlineData(80, 20)]
    [InlineData(99, 1)]
    [InlineData(0.5, 99.5)]
    [InlineData(100, 0)]
    public void Keys_meet_the_variants_in_the_shares_that_were_set(double first, double second)
    {
        EndpointState state = StateOf("salt", ("a", first), ("b", second));

        int hits = Enumerable.Range(0, Keys).Count(key => VariantOf(state, $"user-{key}") == "a");

        // Five standard deviations of the binomial distribution: one run in a million would fall outside, and the keys are always the same.
        double share = first / 100;
        Math.Abs(hits - (Keys * share)).ShouldBeLessThanOrEqualTo(5 * Math.Sqrt(Keys * share * (1 - share)));
    }

    [Fact]
    public void Three_variants_share_as_they_should_under_any_salt()
    {
        foreach (int salt in Enumerable.Range(0, 20))
        {
            EndpointState state = StateOf($"salt-{salt}", ("a", 60), ("b", 30), ("c", 10));

            Dictionary<string, int> counts = Enumerable.Range(0, Keys).CountBy(key => VariantOf(state, $"{key}")).ToDictionary();

            foreach ((string name, double share) in new[] { ("a", 0.6), ("b", 0.3), ("c", 0.1) })
            {
                Math.Abs(counts[name] - (Keys * share)).ShouldBeLessThanOrEqualTo(5 * Math.Sqrt(Keys * share * (1 - share)));
            }
        }
    }

    [Fact]
    public void A_key_meets_the_same_variant_for_as_long_as_the_traffic_stays()
    {
        EndpointState first = StateOf("salt", ("a", 70), ("b", 30));
        EndpointState again = StateOf("salt", ("a", 70), ("b", 30));

        Enumerable.Range(0, 1000).Select(key => VariantOf(again, $"user-{key}")).ShouldBe(Enumerable.Range(0, 1000).Select(key => VariantOf(first, $"user-{key}")));
    }

    [Fact]
    public void When_a_variant_gets_more_traffic_no_key_leaves_it()
    {
        EndpointState before = StateOf("salt", ("a", 80), ("b", 20));
        EndpointState after = StateOf("salt", ("a", 50), ("b", 50));

        Enumerable.Range(0, Keys).Select(key => $"user-{key}").Where(key => VariantOf(before, key) == "b").ShouldAllBe(key => VariantOf(after, key) == "b");
    }

    [Fact]
    public void Another_salt_sends_keys_elsewhere()
    {
        EndpointState first = StateOf("salt", ("a", 50), ("b", 50));
        EndpointState second = StateOf("pepper", ("a", 50), ("b", 50));

        int same = Enumerable.Range(0, Keys).Count(key => VariantOf(first, $"user-{key}") == VariantOf(second, $"user-{key}"));

        ((double)same / Keys).ShouldBe(0.5, 0.02);
    }

    /// <summary>Golden numbers: <c>printf 'salt:user-7' | sha256sum</c> and its first sixteen digits. Every process must find them.</summary>
    [Theory]
    [InlineData("salt", "user-7", 0x874EB7E4DEA43E49)]
    [InlineData("9f", "", 0x9EDB9B1173A06F9B)]
    public void The_point_of_a_key_is_the_beginning_of_a_published_hash(string salt, string key, ulong point) =>
        Assignment.PointOf(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(key)).ShouldBe(point);

    [Fact]
    public void A_key_of_any_length_has_a_point()
    {
        byte[] salt = Encoding.UTF8.GetBytes("salt");

        Enumerable.Range(0, 1200).Select(length => Assignment.PointOf(salt, new byte[length])).Distinct().Count().ShouldBe(1200);
    }

    private static string VariantOf(EndpointState state, string key) => state.RouteOf(Encoding.UTF8.GetBytes(key)).Deployment.Source.Variant;

    private static EndpointState StateOf(string salt, params (string Name, double Weight)[] variants)
    {
        Variant[] set = [.. variants.Select((variant, place) => new Variant { Name = variant.Name, Model = "telco", Version = 1, Weight = variant.Weight, IsDefault = place == 0 })];
        ServedModel model = SmallModels.Churn(1);
        return new EndpointState(
            new Endpoint("churn", set, salt, null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
            set.Select(variant => new VariantState(variant, new Deployment("churn", variant.Name, model, DateTimeOffset.UnixEpoch), 1, null, new VariantTraffic())));
    }
}
