using System.Text;

namespace Mainspring.Lifecycle.Audit;

/// <summary>Texts of strangers on their way into the log.</summary>
internal static class AuditText
{
    private const int Longest = 1000;

    /// <summary>The text as every database keeps it: cut, without broken or control characters.</summary>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (clean.Length >= Longest)
            {
                clean.Append('…');
                break;
            }

            clean.Append(Rune.IsControl(rune) ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    /// <summary>The event with clean texts.</summary>
    public static AuditEvent Clean(AuditEvent happened) => new()
    {
        Action = Clean(happened.Action)!,
        Actor = Clean(happened.Actor)!,
        KeyId = Clean(happened.KeyId),
        Address = Clean(happened.Address),
        Object = Clean(happened.Object),
        Before = Clean(happened.Before),
        After = Clean(happened.After),
        RequestId = Clean(happened.RequestId),
    };
}
