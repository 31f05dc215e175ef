using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mainspring.Learning.Linear;

/// <summary>
/// The few loops of the solvers. Vectors are always four doubles wide, emulated where the processor has none, and never fused: results are the same on every machine.
/// </summary>
internal static class LinearAlgebra
{
    /// <summary>Σ a · b.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<double> b)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            sums += Widen(a, i) * Vector256.LoadUnsafe(in MemoryMarshal.GetReference(b), (nuint)i);
        }

        double sum = Vector256.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Σ a · b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            sums += Vector256.LoadUnsafe(in MemoryMarshal.GetReference(a), (nuint)i) * Vector256.LoadUnsafe(in MemoryMarshal.GetReference(b), (nuint)i);
        }

        double sum = Vector256.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>to += factor · a.</summary>
    public static void AddScaled(ReadOnlySpan<float> a, double factor, Span<double> to)
    {
        ref double target = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            (Vector256.LoadUnsafe(in target, (nuint)i) + (Widen(a, i) * factor)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < a.Length; i++)
        {
            to[i] += factor * a[i];
        }
    }

    /// <summary>to += factor · a.</summary>
    public static void AddScaled(ReadOnlySpan<double> a, double factor, Span<double> to)
    {
        for (int i = 0; i < a.Length; i++)
        {
            to[i] += factor * a[i];
        }
    }

    /// <summary>
    /// Solves A x = b for a symmetric positive definite A by Cholesky's method. <paramref name="matrix"/> (row-major, lower triangle) and <paramref name="vector"/> are overwritten, the
    /// latter by x.
    /// </summary>
    /// <returns>False when A is not positive definite to working precision; the contents are then void.</returns>
    public static bool SolveCholesky(double[] matrix, Span<double> vector)
    {
        int size = vector.Length;
        for (int i = 0; i < size; i++)
        {
            Span<double> row = matrix.AsSpan(i * size, size);
            for (int j = 0; j <= i; j++)
            {
                double rest = row[j] - Dot(row[..j], matrix.AsSpan(j * size, j));
                if (j < i)
                {
                    row[j] = rest / matrix[(j * size) + j];
                }
                else if (rest > 1e-12 * row[i])
                {
                    row[i] = Math.Sqrt(rest);
                }
                else
                {
                    return false;
                }
            }

            vector[i] = (vector[i] - Dot(row[..i], vector[..i])) / row[i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            vector[i] /= matrix[(i * size) + i];
            AddScaled(matrix.AsSpan(i * size, i), -vector[i], vector[..i]);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(ReadOnlySpan<float> values, int at)
    {
        (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)at));
        return Vector256.Create(low, high);
    }
}
