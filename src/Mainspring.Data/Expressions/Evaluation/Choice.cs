namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Which of several conditions holds first.</summary>
internal static class Choice
{
    /// <summary>A missing condition decides.</summary>
    public const int Unknown = -1;

    /// <summary>The place of the first condition that is true, their number when none is, or <see cref="Unknown"/>.</summary>
    public static int Of(NumberTerm[] conditions, ExpressionRow row)
    {
        for (int i = 0; i < conditions.Length; i++)
        {
            double holds = conditions[i].Evaluate(row);
            if (double.IsNaN(holds))
            {
                return Unknown;
            }

            if (holds != 0)
            {
                return i;
            }
        }

        return conditions.Length;
    }
}
