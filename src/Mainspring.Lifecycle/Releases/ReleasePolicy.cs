using Mainspring.Lifecycle.Evaluation;

namespace Mainspring.Lifecycle.Releases;

/// <summary>What follows from a look at the evidence, by the plan of the release. Pure.</summary>
internal static class ReleasePolicy
{
    /// <summary>What to do with an active release.</summary>
    public abstract record Move
    {
        private Move()
        {
        }

        /// <summary>Go on as it is.</summary>
        public sealed record Stay : Move;

        /// <summary>Give the candidate the share of the next step.</summary>
        public sealed record NextStep : Move;

        /// <summary>Make it champion.</summary>
        public sealed record Promote : Move;

        /// <summary>Ask a person.</summary>
        public sealed record Ask : Move;

        /// <summary>Take it out of the traffic because it lost.</summary>
        public sealed record RollBack : Move;

        /// <summary>Take it out of the traffic because the test is over.</summary>
        public sealed record Keep : Move;
    }

    /// <summary>The next move.</summary>
    /// <param name="release">The release before the look.</param>
    /// <param name="decision">What the evidence says.</param>
    /// <param name="stepIsDone">Whether the present step has lasted as long, and has as many labels, as it must.</param>
    /// <param name="now">The time of the look.</param>
    public static Move After(Release release, ReleaseDecision decision, bool stepIsDone, DateTimeOffset now)
    {
        bool isWaiting = release.State == ReleaseState.Waiting;
        bool timeIsUp = now - release.StartedAt >= release.Plan.MaxDuration;
        return decision.Outcome switch
        {
            DecisionOutcome.RollBack => new Move.RollBack(),
            DecisionOutcome.Promote => release.Plan.NeedsApproval ? AskOnce(isWaiting) : new Move.Promote(),
            DecisionOutcome.NonInferior when release.Plan.PromotesNonInferior => release.Plan.NeedsApproval ? AskOnce(isWaiting) : new Move.Promote(),
            DecisionOutcome.NonInferior when timeIsUp => AskOnce(isWaiting),
            _ when decision.IsOver => new Move.Keep(),
            _ when stepIsDone && !isWaiting && release.Step + 1 < release.Plan.AllSteps.Count => new Move.NextStep(),
            _ => new Move.Stay(),
        };
    }

    private static Move AskOnce(bool isWaiting) => isWaiting ? new Move.Stay() : new Move.Ask();
}
