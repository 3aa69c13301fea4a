using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>A client that lets other packages use its connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IConnectionOwner
{
    /// <summary>With what the client calls.</summary>
    ClientConnection Connection { get; }
}
