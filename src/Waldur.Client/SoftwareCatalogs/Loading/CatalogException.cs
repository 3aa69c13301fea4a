using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>A catalog was not loaded, or is not known to be.</summary>
public sealed class CatalogException : Exception
{
    /// <summary>Makes the exception of a result.</summary>
    /// <param name="result">The result.</param>
    public CatalogException(CatalogResult result)
        : base(Describe(result), result?.Error) => Result = result!;

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>What became of the catalog.</summary>
    public CatalogResult Result { get; }

    private static string Describe(CatalogResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return $"The software catalog is not loaded: {result}";
    }
}
