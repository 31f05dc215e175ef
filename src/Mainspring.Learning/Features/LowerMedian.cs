namespace Mainspring.Learning.Features;

/// <summary>The middle of numbers without sorting all of them: Hoare's selection ("Algorithm 65: FIND", 1961) with the median of three as pivot, and a sort where pivots are chosen badly too often.</summary>
internal static class LowerMedian
{
    private const int FewToSort = 32;

    /// <summary>The number that would stand at place (length − 1) / 2 in ascending order.</summary>
    /// <param name="numbers">At least one, none NaN; their order is changed.</param>
    public static double Of(Span<double> numbers)
    {
        int wanted = (numbers.Length - 1) / 2;
        int chances = 2 * (int)Math.Log2(numbers.Length + 1);
        while (numbers.Length > FewToSort && chances-- > 0)
        {
            (int below, int upTo) = Part(numbers);
            if (wanted > below && wanted < upTo)
            {
                return numbers[wanted];
            }

            numbers = wanted <= below ? numbers[..(below + 1)] : numbers[upTo..];
            wanted -= wanted <= below ? 0 : upTo;
        }

        numbers.Sort();
        return numbers[wanted];
    }

    /// <summary>Brings numbers at or below a pivot up to the first place, those at or above it from the second one on; between the two stands the pivot.</summary>
    private static (int Below, int UpTo) Part(Span<double> numbers)
    {
        double pivot = Middle(numbers[0], numbers[numbers.Length / 2], numbers[^1]);
        (int low, int high) = (0, numbers.Length - 1);
        while (low <= high)
        {
            while (numbers[low] < pivot)
            {
                low++;
            }

            while (numbers[high] > pivot)
            {
                high--;
            }

            if (low <= high)
            {
                (numbers[low], numbers[high]) = (numbers[high], numbers[low]);
                low++;
                high--;
            }
        }

        return (high, low);
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
