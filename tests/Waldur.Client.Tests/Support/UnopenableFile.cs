using System.Net.Sockets;

namespace Waldur.Client.Tests;

/// <summary>A file that is there and that nobody can open, whoever they are: a socket.</summary>
internal static class UnopenableFile
{
    /// <summary>Creates one; it stays when the socket is disposed.</summary>
    public static IDisposable Create(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }
}
