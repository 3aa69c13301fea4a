using System.Runtime.CompilerServices;

namespace Waldur.Client;

/// <summary>Checks of uuids before anything is sent.</summary>
internal static class Uuids
{
    public static void ThrowIfEmpty(Guid uuid, [CallerArgumentExpression(nameof(uuid))] string? name = null)
    {
        if (uuid == Guid.Empty)
        {
            throw new ArgumentException("The uuid is empty: it names no object.", name);
        }
    }
}
