namespace Mainspring.Client.Feedback;

/// <summary>What became of feedback. It is on the disk.</summary>
/// <param name="Accepted">How many items were taken.</param>
/// <param name="Changed">How many targets say something new now; items that repeat what is known change nothing.</param>
public sealed record FeedbackAnswer(int Accepted, int Changed);
