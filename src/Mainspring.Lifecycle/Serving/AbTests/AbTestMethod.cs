namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>By which rule a candidate and the champion are told apart.</summary>
public enum AbTestMethod
{
    /// <summary>Different requests go to each, and an interval that holds at every look decides. The default.</summary>
    Sequential,

    /// <summary>Both score the same requests, the candidate as a shadow, and the same interval decides over the differences request by request: far fewer labels.</summary>
    PairedShadow,

    /// <summary>
    /// The rule of older systems: 0.7 · rating / 5 + 0.3 · max(0, (5000 − milliseconds) / 5000), promoted when more than 5 % better, rolled back when more than 20 % worse.
    /// It promotes models that are no better in a large share of tests; the share is shown.
    /// </summary>
    Composite,

    /// <summary>Nothing is compared: the candidate takes over step by step as long as no guardrail breaks.</summary>
    Guardrails,
}
