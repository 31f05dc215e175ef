using Mainspring.Server.Serving.Overload;

namespace Mainspring.Server.Tests.Serving;

public sealed class AdmissionGateTests
{
    private readonly AdmissionGate _gate = new(TimeProvider.System);

    [Fact]
    public void Everybody_is_let_in_while_work_is_done_in_good_time()
    {
        for (int request = 0; request < AdmissionGate.MostRequests; request++)
        {
            _gate.TryEnter().ShouldBeTrue();
        }

        _gate.TryEnter().ShouldBeFalse();
        _gate.Leave();
        _gate.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void A_growing_share_is_refused_while_work_is_late_and_all_are_let_in_again_after_it()
    {
        for (int look = 0; look < 10; look++)
        {
            _gate.Adjust(isLate: true);
        }

        _gate.RefusedShare.ShouldBe(0.5, 1e-9);
        int refused = Enumerable.Range(0, 10_000).Count(_ => !Enter());
        refused.ShouldBeInRange(4_500, 5_500);
        for (int look = 0; look < 10; look++)
        {
            _gate.Adjust(isLate: false);
        }

        Enumerable.Range(0, 1_000).ShouldAllBe(_ => Enter());
    }

    [Fact]
    public void Some_are_always_let_in_however_late_work_is()
    {
        for (int look = 0; look < 1_000; look++)
        {
            _gate.Adjust(isLate: true);
        }

        Enumerable.Range(0, 10_000).Count(_ => Enter()).ShouldBeGreaterThan(50);
    }

    private bool Enter()
    {
        bool isIn = _gate.TryEnter();
        if (isIn)
        {
            _gate.Leave();
        }

        return isIn;
    }
}
