using System.Runtime.InteropServices;

namespace Waldur.Client.Core;

/// <summary>A page on its way.</summary>
/// <param name="Number">The page's number.</param>
/// <param name="IsEarly">Whether it was asked for before the page in front of it had arrived.</param>
/// <param name="Response">The page; null beyond the end.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageFetch<T>(int Number, bool IsEarly, Task<Page<T>?> Response);
