using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mainspring.Data.Reading;

namespace Mainspring.Data.Tests.Reading;

public sealed class FieldValueTests
{
    [Fact]
    public void Any_number_is_read_as_the_framework_reads_it()
    {
        Gen<string> text = Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(v => v.ToString("R", CultureInfo.InvariantCulture)),
            Gen.Elements("0", "9", "12", ".", "-", "+", "e", "5e-3", "000", " ", "123456789").ListOf().Select(string.Concat));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(text.ToArbitrary(), t =>
        {
            bool expected = double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
            FieldValue.TryReal(Encoding.UTF8.GetBytes(t), out double read).ShouldBe(expected, t);
            if (expected)
            {
                BitConverter.DoubleToInt64Bits(read).ShouldBe(BitConverter.DoubleToInt64Bits(value), t);
            }
        }));
    }

    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("1970-01-01T00:00:01Z", 1_000_000)]
    [InlineData("1970-01-01 00:01", 60_000_000)]
    [InlineData("1970-01-01T05:30:00.000001+05:30", 1)]
    [InlineData("1969-12-31T23:59:59.9999999", -1)]
    [InlineData("1970-01-01T00:00:00-0030", 1_800_000_000)]
    public void Moments_are_read_to_the_microsecond(string text, long microseconds)
    {
        FieldValue.TryTimestamp(Encoding.UTF8.GetBytes(text), out long read).ShouldBeTrue();
        read.ShouldBe(microseconds);
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2026-1-1")]
    [InlineData("2026-01-01T24:00")]
    [InlineData("2026-01-01T10")]
    [InlineData("2026-01-01T10:00:00.")]
    [InlineData("2026-01-01T10:00:00+25")]
    [InlineData("2026-01-01x")]
    public void What_is_no_moment_is_refused(string text) => FieldValue.TryTimestamp(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
}
