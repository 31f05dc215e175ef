namespace Mainspring.Lifecycle.Predictions;

/// <summary>The words for <see cref="LabelState"/>.</summary>
public static class LabelStates
{
    /// <summary>The words, for messages.</summary>
    public const string Known = "labelled, unlabelled, rated, right or wrong";

    /// <summary>Reads a word; nothing means <see cref="LabelState.Any"/>.</summary>
    public static bool TryParse(string? word, out LabelState state)
    {
        LabelState? known = word switch
        {
            null or "" or "any" => LabelState.Any,
            "labelled" => LabelState.Labelled,
            "unlabelled" => LabelState.Unlabelled,
            "rated" => LabelState.Rated,
            "right" => LabelState.Right,
            "wrong" => LabelState.Wrong,
            _ => null,
        };
        state = known ?? LabelState.Any;
        return known is not null;
    }
}
