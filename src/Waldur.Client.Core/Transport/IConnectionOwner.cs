namespace Waldur.Client.Core;

/// <summary>A client that lets other packages use its connection.</summary>
public interface IConnectionOwner
{
    /// <summary>With what the client calls.</summary>
    ClientConnection Connection { get; }
}
