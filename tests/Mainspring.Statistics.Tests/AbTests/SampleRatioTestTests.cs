using System.Globalization;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Statistics.Tests.AbTests;

public sealed class SampleRatioTestTests
{
    [Fact]
    public void Requests_of_strangers_are_compared_by_pearsons_test()
    {
        Strangers(2000, 8000, share: 0.2).ShouldBe(1, 1e-9);
        Strangers(5165, 4835, share: 0.5).ShouldBe(0.000967, 1e-5); // chi squared 10.89, one degree of freedom
        Strangers(1, 10, share: 0).ShouldBe(0);
        Strangers(10, 1, share: 1).ShouldBe(0);
        new SampleRatioTest().PValue().ShouldBe(1);
    }

    [Fact]
    public void A_user_who_asks_again_is_no_new_draw()
    {
        SampleRatioTest once = new(), often = new();
        for (int user = 0; user < 200; user++)
        {
            string key = user.ToString(CultureInfo.InvariantCulture);
            once.Add(user < 30, 0.2, key);
            for (int request = 0; request < 12; request++)
            {
                often.Add(user < 30, 0.2, key);
            }
        }

        often.PValue().ShouldBe(once.PValue(), 1e-12);
        once.PValue().ShouldBe(Strangers(30, 170, 0.2), 1e-12);
    }

    [Fact]
    public void Where_few_would_be_expected_nothing_is_said()
    {
        Strangers(3, 97, share: 0.01).ShouldBe(1);
        SampleRatioTest crowd = new();
        for (int request = 0; request < 10_000; request++)
        {
            crowd.Add(isCandidate: true, 0.5, "one who never stops");
        }

        crowd.PValue().ShouldBe(1);
    }

    /// <summary>Identical conditions but for chance: an alarm below the stated rate, where Pearson's test of requests raises one in most of the runs.</summary>
    [Fact]
    public void Sound_shares_of_users_who_come_again_are_seldom_called_broken_also_when_shares_change()
    {
        const int runs = 4000;
        var random = new Random(11);
        int alarms = 0, alarmsOfPearson = 0;
        for (int run = 0; run < runs; run++)
        {
            SampleRatioTest test = new(), pearson = new();
            for (int user = 0; user < 150; user++)
            {
                double point = random.NextDouble();
                foreach (double share in (double[])[0.1, 0.3])
                {
                    for (int request = random.Next(1, 20); request > 0; request--)
                    {
                        test.Add(point < share, share, user.ToString(CultureInfo.InvariantCulture));
                        pearson.Add(point < share, share, null);
                    }
                }
            }

            alarms += test.PValue() < SampleRatioTest.Alarm ? 1 : 0;
            alarmsOfPearson += pearson.PValue() < SampleRatioTest.Alarm ? 1 : 0;
        }

        alarms.ShouldBeLessThanOrEqualTo(4 * runs / 1000);
        alarmsOfPearson.ShouldBeGreaterThan(runs / 3);
    }

    [Fact]
    public void Shares_that_went_astray_are_noticed_by_users()
    {
        var random = new Random(3);
        SampleRatioTest test = new();
        for (int user = 0; user < 1000; user++)
        {
            bool isCandidate = random.NextDouble() < 0.4;
            for (int request = random.Next(1, 10); request > 0; request--)
            {
                test.Add(isCandidate, 0.5, user.ToString(CultureInfo.InvariantCulture));
            }
        }

        test.PValue().ShouldBeLessThan(SampleRatioTest.Alarm);
    }

    private static double Strangers(int candidate, int champion, double share)
    {
        SampleRatioTest test = new();
        for (int request = 0; request < candidate + champion; request++)
        {
            test.Add(request < candidate, share, null);
        }

        return test.PValue();
    }
}
