namespace Waldur.Client.Testing;

/// <summary>What the values of a search field are.</summary>
internal enum SearchFieldKind
{
    Text,
    Number,
    Boolean,
}
