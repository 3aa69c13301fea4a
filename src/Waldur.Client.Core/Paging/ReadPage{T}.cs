using System.Runtime.InteropServices;

namespace Waldur.Client.Core;

/// <summary>A page as a walk read it.</summary>
/// <param name="Page">The page.</param>
/// <param name="IsEarly">Whether it was asked for before the page in front of it had arrived.</param>
/// <param name="IsFull">Whether it has as many rows as the server gives per page.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReadPage<T>(Page<T> Page, bool IsEarly, bool IsFull);
