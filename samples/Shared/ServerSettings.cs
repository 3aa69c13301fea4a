namespace Waldur.Client.Samples;

/// <summary>Which server to use, and as whom. The token is kept out of every text.</summary>
internal sealed class ServerSettings(string url, Credential credential)
{
    public string Url { get; } = url;

    public Credential Credential { get; } = credential;

    /// <summary>Reads <c>WALDUR_URL</c> and <c>WALDUR_TOKEN</c>.</summary>
    /// <returns>Null where neither is set: the sample then works on a fake server.</returns>
    /// <exception cref="SampleException">One of them is missing, or the token cannot be one.</exception>
    public static ServerSettings? FromEnvironment()
    {
        var url = Read("WALDUR_URL");
        var token = Read("WALDUR_TOKEN");
        return (url, token) switch
        {
            (null, null) => null,
            (not null, not null) => new ServerSettings(url, Check("WALDUR_TOKEN", () => Credential.FromToken(token))),
            (null, _) => throw new SampleException("WALDUR_TOKEN is set but WALDUR_URL is not: set both, or neither to use a fake server."),
            (_, null) => throw new SampleException("WALDUR_URL is set but WALDUR_TOKEN is not: set both, or neither to use a fake server."),
        };
    }

    /// <summary>Reads a variable of the environment; null where it is not set or empty.</summary>
    public static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Makes a client of the server.</summary>
    /// <exception cref="SampleException">The address is none.</exception>
    public WaldurClient Connect(ClientOptions? options = null) => Check("WALDUR_URL", () => new WaldurClient(Url, Credential, options));

    private static T Check<T>(string variable, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            throw new SampleException($"{variable}: {Input.Describe(error)}", error);
        }
    }
}
