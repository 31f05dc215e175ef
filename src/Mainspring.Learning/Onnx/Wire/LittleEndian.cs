using System.Runtime.InteropServices;

namespace Mainspring.Learning.Onnx.Wire;

/// <summary>Numbers as the bytes that protobuf and ONNX store, least significant first.</summary>
internal static class LittleEndian
{
    /// <summary>The bytes of numbers. All machines that run this program order theirs so.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine does not.</exception>
    public static ReadOnlySpan<byte> Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged =>
        BitConverter.IsLittleEndian ? MemoryMarshal.AsBytes(values) : throw new PlatformNotSupportedException("ONNX models are written on little-endian machines only.");
}
