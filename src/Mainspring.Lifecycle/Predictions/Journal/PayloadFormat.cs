namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>
/// The payload of a frame: one answered request. A fixed part of 24 bytes, the texts, the predictions, and extensions.
/// Texts are a length as LEB128 varint, plus one (zero means absent), and then UTF-8.
/// </summary>
/// <remarks>
/// Fixed part: kind (1, always 1), shape (1), zero (2), number of predictions (4), arrival in µs since 1970 (8), latency in µs (4), model version (4).
/// Then the texts endpoint, variant, model; the number of classes (varint) and each class as a JSON literal; the class whose probability is
/// reported plus one, or zero for the predicted class (varint); the texts request id, key, warnings (a JSON array).
/// Then for each prediction the text input (the JSON of the record as it was sent) and, by shape, either a double, or the predicted class (varint)
/// and a double for each class. What follows up to the end of the payload are extensions: a tag (varint) and a text; readers skip unknown tags.
/// Tag 1: the propensity, a double; absent for 1. Tag 2: the prediction is a shadow's, beside the answer whose first prediction has this id (8).
/// Tag 3: what the predictions rest on, a JSON array with one object for each.
/// </remarks>
internal static class PayloadFormat
{
    public const byte RequestKind = 1;
    public const byte ValueShape = 0;
    public const byte ClassShape = 1;
    public const int FixedBytes = 24;
    public const int CountOffset = 4;
    public const int ArrivalOffset = 8;
    public const int LatencyOffset = 16;
    public const int VersionOffset = 20;
    public const uint PropensityTag = 1;
    public const uint ShadowTag = 2;
    public const uint ContributionsTag = 3;
}
