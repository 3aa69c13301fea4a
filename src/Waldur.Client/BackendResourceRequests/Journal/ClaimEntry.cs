using System.Runtime.InteropServices;

namespace Waldur.Client;

/// <summary>A claim in a journal.</summary>
/// <param name="Request">The request's uuid.</param>
/// <param name="IsConfirmed">Whether the claim is known to have succeeded; otherwise it was only about to be made.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClaimEntry(Guid Request, bool IsConfirmed);
