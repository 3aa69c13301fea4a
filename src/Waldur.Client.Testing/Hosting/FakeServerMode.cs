namespace Waldur.Client.Testing;

/// <summary>The manner in which a fake server treats what its API description does not mention.</summary>
public enum FakeServerMode
{
    /// <summary>As the real server: unknown parameters and fields are ignored.</summary>
    Lenient,

    /// <summary>A request that the description does not allow is refused with status 400 and the reason is given.</summary>
    Strict,
}
