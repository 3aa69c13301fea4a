namespace ApiGenerator.Operations;

/// <summary>What a successful response's body is.</summary>
internal enum ResponseKind
{
    None,
    Json,
    Text,
    Bytes,
}
