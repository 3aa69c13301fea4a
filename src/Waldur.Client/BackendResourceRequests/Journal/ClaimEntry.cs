using System.Runtime.InteropServices;

namespace Waldur.Client;

/// <summary>A claim in a journal.</summary>
/// <param name="Request">The request's uuid.</param>
/// <param name="IsConfirmed">Whether the claim is known to have succeeded; otherwise it was only about to be made.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClaimEntry(Guid Request, bool IsConfirmed)
{
    /// <summary>
    /// The request's offering: when the request is not found, the offering says whether it is gone or only hidden, since a role is
    /// missing. Null where it is not known; then a request that is not found counts as gone.
    /// </summary>
    public Guid? Offering { get; init; }
}
