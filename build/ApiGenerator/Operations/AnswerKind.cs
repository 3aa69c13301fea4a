namespace ApiGenerator.Operations;

/// <summary>What a successful answer's body is.</summary>
internal enum AnswerKind
{
    None,
    Json,
    Text,
    Bytes,
}
