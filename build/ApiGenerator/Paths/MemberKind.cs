namespace ApiGenerator.Paths;

/// <summary>How a builder is reached from the one before it.</summary>
internal enum MemberKind
{
    Property,
    Indexer,
    Method,
}
