using Mainspring.Lifecycle.Predictions.Outcomes;

namespace Mainspring.Lifecycle.Tests.Predictions.Outcomes;

public sealed class LabelTextTests
{
    [Theory]
    [InlineData("\"Yes\"", 1)]
    [InlineData("\"yes\"", 1)]
    [InlineData("\"No\"", 0)]
    [InlineData("\"Maybe\"", null)]
    [InlineData("1", null)]
    public void Texts_name_the_class_of_the_same_text(string label, int? expected) => LabelText.ClassOf(label, ["\"No\"", "\"Yes\""]).ShouldBe(expected);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1.0", 1)]
    [InlineData("\"1\"", 1)]
    [InlineData("\"01\"", 1)]
    [InlineData("2", null)]
    [InlineData("true", null)]
    public void Numbers_name_the_class_of_the_same_number(string label, int? expected) => LabelText.ClassOf(label, ["0", "1"]).ShouldBe(expected);

    [Theory]
    [InlineData("true", 1)]
    [InlineData("\"True\"", 1)]
    [InlineData("\"FALSE\"", 0)]
    public void Booleans_are_found_in_any_case(string label, int expected) => LabelText.ClassOf(label, ["false", "true"]).ShouldBe(expected);

    [Fact]
    public void An_exact_text_goes_before_one_in_other_case() => LabelText.ClassOf("\"a\"", ["\"A\"", "\"a\""]).ShouldBe(1);

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("\"12.5\"", 12.5)]
    [InlineData("\"x\"", null)]
    [InlineData("\"NaN\"", null)]
    public void The_label_of_a_regression_is_its_number(string label, double? expected) => LabelText.NumberOf(label).ShouldBe(expected);
}
