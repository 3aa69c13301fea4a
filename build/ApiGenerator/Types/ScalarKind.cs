namespace ApiGenerator.Types;

/// <summary>The single values that generated code knows.</summary>
internal enum ScalarKind
{
    Text,
    RepeatedText,
    Guid,
    Boolean,
    Int32,
    Int64,
    Double,
    Decimal,
    DateTimeOffset,
    DateOnly,
    Bytes,
}
