using System.Collections.Immutable;

namespace Mainspring.Lifecycle.Filters;

/// <summary>Reads terms that are joined by AND, by recursive descent: a filter of terms, a term of a subject, a comparison and a value.</summary>
internal sealed class FilterParser(FilterGrammar grammar, string text)
{
    private const int MostTerms = 100;

    private static readonly (string Sign, FilterComparison Comparison)[] Signs =
    [
        ("!=", FilterComparison.NotEqual), (">=", FilterComparison.GreaterOrEqual), ("<=", FilterComparison.LessOrEqual),
        ("=", FilterComparison.Equal), (">", FilterComparison.Greater), ("<", FilterComparison.Less),
    ];

    private static readonly (string Word, FilterComparison Comparison)[] Words =
    [
        ("LIKE", FilterComparison.Like), ("ILIKE", FilterComparison.ILike), ("RLIKE", FilterComparison.RLike), ("IN", FilterComparison.In),
    ];

    private readonly FilterScanner _scanner = new(text);

    public Filter ReadFilter()
    {
        ImmutableArray<FilterTerm>.Builder terms = ImmutableArray.CreateBuilder<FilterTerm>();
        if (_scanner.AtEnd)
        {
            return Filter.Everything;
        }

        do
        {
            if (terms.Count == MostTerms)
            {
                throw Fault($"The filter has more than {MostTerms} terms");
            }

            terms.Add(ReadTerm());
        }
        while (_scanner.TakeWord("AND"));

        return _scanner.AtEnd ? new(terms.ToImmutable()) : throw UnexpectedEnd();
    }

    public FilterOrder ReadOrder()
    {
        (FilterSubject subject, FilterField field) = ReadSubject();
        if (!field.Orders)
        {
            throw new FilterException($"{grammar.Plural} cannot be ordered by {subject}.", 0);
        }

        bool descending = _scanner.TakeWord("DESC");
        if (!descending)
        {
            _scanner.TakeWord("ASC");
        }

        return _scanner.AtEnd ? new(subject, descending) : throw Fault($"'{_scanner.Rest}' does not belong to an order; write one field, then ASC or DESC");
    }

    private FilterTerm ReadTerm()
    {
        int position = _scanner.Position;
        (FilterSubject subject, FilterField field) = ReadSubject();
        FilterComparison comparison = ReadComparison(subject, field);
        return new(subject, comparison, ReadValue(subject, field, comparison), position);
    }

    private (FilterSubject Subject, FilterField Field) ReadSubject()
    {
        int position = _scanner.Position;
        string name = _scanner.TakeName() ?? throw Fault(_scanner.AtEnd
            ? $"A field is missing; write one such as {grammar.Example}"
            : $"'{_scanner.Rest}' is no field; write one such as {grammar.Example}");
        return _scanner.Take(".")
            ? grammar.Resolve(name, _scanner.TakeKey() ?? throw Fault($"A key must follow '{name}.'"), position)
            : grammar.ResolveBare(name, position);
    }

    private FilterComparison ReadComparison(FilterSubject subject, FilterField field)
    {
        int position = _scanner.Position;
        FilterComparison comparison = Signs.FirstOrDefault(known => _scanner.Take(known.Sign)).Comparison;
        if (comparison == FilterComparison.None)
        {
            comparison = ReadWords();
        }

        return comparison != FilterComparison.None && field.Comparisons.HasFlag(comparison)
            ? comparison
            : throw new FilterException(Unfit(subject, field, comparison), position);
    }

    private FilterComparison ReadWords()
    {
        if (_scanner.TakeWord("NOT"))
        {
            return _scanner.TakeWord("IN") ? FilterComparison.NotIn : FilterComparison.None;
        }

        if (_scanner.TakeWord("IS"))
        {
            bool present = _scanner.TakeWord("NOT");
            return !_scanner.TakeWord("NULL") ? FilterComparison.None : present ? FilterComparison.IsNotNull : FilterComparison.IsNull;
        }

        return Words.FirstOrDefault(known => _scanner.TakeWord(known.Word)).Comparison;
    }

    private static string Unfit(FilterSubject subject, FilterField field, FilterComparison comparison) =>
        field.Comparisons == FilterComparison.None ? $"{subject} cannot be filtered by, only ordered by."
        : comparison == FilterComparison.None ? $"A comparator is missing or unknown after {subject}; it takes {FilterComparisonText.List(field.Comparisons)}."
        : $"{subject} does not take the comparator {FilterComparisonText.Of(comparison)}; it takes {FilterComparisonText.List(field.Comparisons)}.";

    private FilterValue ReadValue(FilterSubject subject, FilterField field, FilterComparison comparison)
    {
        if (FilterComparison.Presence.HasFlag(comparison))
        {
            return new FilterValue.Nothing();
        }

        if (FilterComparison.Membership.HasFlag(comparison))
        {
            return ReadList();
        }

        if (field.Kinds.HasFlag(FilterValueKind.Text) && _scanner.TakeText() is { } given)
        {
            return new FilterValue.Text(given);
        }

        if (field.Kinds.HasFlag(FilterValueKind.Number) && _scanner.TakeNumber() is { } number)
        {
            return new FilterValue.Number(number);
        }

        string found = _scanner.AtEnd ? "nothing" : _scanner.Rest;
        throw Fault(field.Kinds == FilterValueKind.Number
            ? $"{subject} is compared with a number, not with {found}"
            : $"{subject} is compared with a quoted text such as 'my-value', not with {found}");
    }

    private FilterValue.Texts ReadList()
    {
        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        if (!_scanner.Take("("))
        {
            throw Fault("A list such as ('a', 'b') is expected");
        }

        do
        {
            texts.Add(_scanner.TakeText() ?? throw Fault("A quoted text is expected in the list, such as ('a', 'b')"));
        }
        while (_scanner.Take(","));

        return _scanner.Take(")") ? new(texts.ToImmutable()) : throw Fault("The list does not end; close it with ')'");
    }

    private FilterException UnexpectedEnd()
    {
        int position = _scanner.Position;
        return _scanner.TakeWord("OR")
            ? new("OR is not supported; terms are joined by AND, and alternatives of one field are written as IN ('a', 'b').", position)
            : Fault($"'{_scanner.Rest}' is not expected here; terms are joined by AND");
    }

    private FilterException Fault(string message) => new($"{message}.", _scanner.Position);
}
