namespace Waldur.Client.Testing.Tests;

public enum Transport
{
    InProcess,
    Port,
}
