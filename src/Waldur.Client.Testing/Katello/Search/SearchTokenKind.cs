namespace Waldur.Client.Testing;

/// <summary>What a piece of a search is.</summary>
internal enum SearchTokenKind
{
    Word,
    Quoted,
    Comparison,
    And,
    Or,
    Not,
    Has,
    IsNull,
    Open,
    Close,
    Comma,
}
