using System.Text;
using Mainspring.Lifecycle.Predictions;

namespace Mainspring.Lifecycle.Tests.Predictions;

public sealed class RequestClaimTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_repeated_request_gets_its_earlier_answer()
    {
        using PredictionJournal journal = _folder.Open();
        JournalReceipt receipt = await Answer(journal, "r-1");

        RequestClaim again = await Claim(journal, "r-1");

        again.Answered.ShouldNotBeNull().Predictions.Single().PredictionId.ShouldBe(receipt.FirstId);
    }

    [Fact]
    public async Task Earlier_answers_are_found_again_after_a_restart()
    {
        JournalReceipt receipt;
        using (PredictionJournal journal = _folder.Open(_folder.Options with { SegmentBytes = 4096 }))
        {
            receipt = await Answer(journal, "early");
            for (int number = 0; number < 100; number++)
            {
                JournalFolder.Append(journal, number);
            }
        }

        using PredictionJournal reopened = _folder.Open();

        (await Claim(reopened, "early")).Answered.ShouldNotBeNull().Predictions[0].PredictionId.ShouldBe(receipt.FirstId);
    }

    [Fact]
    public async Task The_same_id_on_another_endpoint_is_another_request()
    {
        using PredictionJournal journal = _folder.Open();
        await Answer(journal, "r-1");

        RequestClaim other = await journal.ClaimAsync("prices", Encoding.UTF8.GetBytes("r-1"));

        other.Answered.ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_latest_requests_are_remembered()
    {
        using PredictionJournal journal = _folder.Open(_folder.Options with { RecentRequests = 2 });
        await Answer(journal, "one");
        await Answer(journal, "two");
        await Answer(journal, "three");

        (await Claim(journal, "one")).Answered.ShouldBeNull();
        (await Claim(journal, "three")).Answered.ShouldNotBeNull();
    }

    [Fact]
    public async Task Callers_of_one_id_at_once_are_answered_from_one_record()
    {
        using PredictionJournal journal = _folder.Open();
        RequestClaim first = await Claim(journal, "r");
        Task<RequestClaim>[] others = [.. Enumerable.Range(0, 5).Select(_ => Claim(journal, "r"))];
        others.ShouldAllBe(other => !other.IsCompleted);

        journal.Release(first, JournalFolder.Append(journal, 1, "r"));

        (await Task.WhenAll(others)).ShouldAllBe(other => other.Answered != null);
        journal.Status.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_first_caller_fails_the_next_may_try()
    {
        using PredictionJournal journal = _folder.Open();
        RequestClaim first = await Claim(journal, "r");
        Task<RequestClaim> second = Claim(journal, "r");

        journal.Release(first, null);

        (await second).Answered.ShouldBeNull();
    }

    [Fact]
    public async Task A_request_that_was_forgotten_is_answered_anew()
    {
        using PredictionJournal journal = _folder.Open();
        await Answer(journal, "r-1");

        journal.Forget(await Claim(journal, "r-1"));

        (await Claim(journal, "r-1")).Answered.ShouldBeNull();
    }

    [Fact]
    public async Task A_request_that_was_forgotten_and_answered_anew_counts_as_new()
    {
        using PredictionJournal journal = _folder.Open(_folder.Options with { RecentRequests = 2 });
        await Answer(journal, "again");
        journal.Forget(await Claim(journal, "again"));
        await Answer(journal, "other");
        await Answer(journal, "again");

        await Answer(journal, "last");

        (await Claim(journal, "again")).Answered.ShouldNotBeNull();
        (await Claim(journal, "other")).Answered.ShouldBeNull();
    }

    private static async Task<JournalReceipt> Answer(PredictionJournal journal, string requestId)
    {
        RequestClaim claim = await Claim(journal, requestId);
        JournalReceipt receipt = JournalFolder.Append(journal, 1, requestId);
        journal.Release(claim, receipt);
        return receipt;
    }

    private static Task<RequestClaim> Claim(PredictionJournal journal, string requestId) =>
        journal.ClaimAsync("churn", Encoding.UTF8.GetBytes(requestId)).AsTask();
}
