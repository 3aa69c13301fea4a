namespace ApiGenerator.Reading;

/// <summary>Where a description comes from: a file, or a server.</summary>
/// <param name="Place">A path, or an address that begins with http.</param>
/// <param name="TokenVariable">The environment variable that holds the credential; none is sent where null.</param>
/// <param name="TokenScheme">The word before the credential in the Authorization header.</param>
internal sealed record DescriptionSource(string Place, string? TokenVariable, string TokenScheme)
{
    public const string DefaultScheme = "Token";

    public static bool IsAddress(string place) =>
        place.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="DescriptionException">It cannot be had, or is no description.</exception>
    public async Task<DescriptionFile> LoadAsync(CancellationToken cancellationToken) => IsAddress(Place)
        ? await DescriptionDownload.LoadAsync(this, cancellationToken)
        : DescriptionFile.Load(Place);

    /// <summary>The value of the Authorization header.</summary>
    /// <exception cref="DescriptionException">The variable is not set, or its value cannot be sent.</exception>
    public string? Authorization()
    {
        if (TokenVariable is null)
        {
            return null;
        }

        var token = Environment.GetEnvironmentVariable(TokenVariable)?.Trim();
        return string.IsNullOrEmpty(token) ? throw new DescriptionException($"The environment variable {TokenVariable}, which should hold the credential, is not set.")
            : token.AsSpan().ContainsAnyExceptInRange('!', '~') ? throw new DescriptionException($"The environment variable {TokenVariable} holds no credential that a header can carry.")
            : $"{TokenScheme} {token}";
    }
}
