using System.Text;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Predictions.Masking;

namespace Mainspring.Lifecycle.Tests.Predictions.Masking;

public sealed class InputMaskTests
{
    private static readonly InputMask Mask = InputMask.Of(
        [
            new() { Name = "tenure", Type = ColumnType.Integer },
            new() { Name = "income", Type = ColumnType.Real, Logging = ValueLogging.Hashed },
            new() { Name = "city", Type = ColumnType.Category, Logging = ValueLogging.Hashed },
            new() { Name = "senior", Type = ColumnType.Boolean, Logging = ValueLogging.Hashed },
            new() { Name = "name", Type = ColumnType.Text, Logging = ValueLogging.Dropped },
        ],
        "salt of an endpoint")!;

    [Fact]
    public void Values_of_marked_columns_are_hashed_or_left_out_and_all_others_stay_as_they_were_sent()
    {
        JsonElement kept = Applied("""{ "name": "Ann", "tenure": 3.0e0 , "city":"Utrecht", "income" : 31000, "note": "a\"b", "list": [1, {"city": 2}]}""");

        kept.TryGetProperty("name", out _).ShouldBeFalse();
        kept.GetProperty("tenure").GetRawText().ShouldBe("3.0e0");
        kept.GetProperty("note").GetString().ShouldBe("a\"b");
        kept.GetProperty("list").GetRawText().ShouldBe("""[1, {"city": 2}]""");
        kept.GetProperty("city").GetString()!.ShouldStartWith("hash:");
        kept.GetProperty("income").GetString()!.Length.ShouldBe("hash:".Length + 22);
    }

    [Theory]
    [InlineData("""{"income": 31000}""", """{"income": "31000.0"}""")]
    [InlineData("""{"senior": true}""", """{"senior": "yes"}""")]
    [InlineData("""{"city": "Zo\u00eb"}""", """{"city": "Zoë"}""")]
    [InlineData("""{"\u0063ity": "Utrecht"}""", """{"tenure": 1, "city": "Utrecht"}""")]
    public void One_value_has_one_hash_however_it_is_written(string one, string other) => HashIn(one).ShouldBe(HashIn(other));

    [Theory]
    [InlineData("""{"city": "Utrecht"}""", """{"city": "utrecht"}""")]
    [InlineData("""{"city": "1"}""", """{"income": 1}""")]
    [InlineData("""{"city": ""}""", """{"city": " "}""")]
    public void Other_values_and_other_columns_have_other_hashes(string one, string other) => HashIn(one).ShouldNotBe(HashIn(other));

    [Fact]
    public void Another_endpoint_gives_another_hash()
    {
        InputMask other = InputMask.Of([new() { Name = "city", Type = ColumnType.Category, Logging = ValueLogging.Hashed }], "another salt")!;

        other.TextOf("city", "Utrecht").ShouldNotBe(Mask.TextOf("city", "Utrecht"));
        Mask.TextOf("city", "Utrecht").ShouldBe(HashIn("""{"city": "Utrecht"}"""));
    }

    [Fact]
    public void What_is_missing_stays_missing() => Encoding.UTF8.GetString(Mask.Apply("""{"city":null,"name":null}"""u8)).ShouldBe("""{"city":null,"name":null}""");

    [Fact]
    public void A_record_of_nothing_but_dropped_values_is_empty() => Encoding.UTF8.GetString(Mask.Apply("""{"name":"Ann"}"""u8)).ShouldBe("{}");

    [Fact]
    public void Without_a_marked_column_there_is_no_mask() => InputMask.Of([new() { Name = "tenure", Type = ColumnType.Integer }], "salt").ShouldBeNull();

    [Fact]
    public void Of_two_marks_on_a_column_the_stricter_counts()
    {
        InputColumn hashed = new() { Name = "city", Type = ColumnType.Category, Logging = ValueLogging.Hashed };

        InputMask.Of([hashed, hashed with { Logging = ValueLogging.Dropped }], "salt")!.TextOf("city", "Utrecht").ShouldBeNull();
        InputMask.Of([hashed with { Logging = ValueLogging.Plain }, hashed], "salt")!.TextOf("city", "Utrecht").ShouldNotBe("Utrecht");
    }

    [Fact]
    public void Without_a_salt_values_are_left_out_since_their_hashes_could_be_guessed() =>
        InputMask.Of([new() { Name = "city", Type = ColumnType.Category, Logging = ValueLogging.Hashed }], "")!.TextOf("city", "Utrecht").ShouldBeNull();

    private static string HashIn(string record) => Applied(record).EnumerateObject().Last().Value.GetString()!;

    private static JsonElement Applied(string record) => JsonElement.Parse(Mask.Apply(Encoding.UTF8.GetBytes(record)));
}
