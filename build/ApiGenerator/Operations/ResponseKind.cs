namespace ApiGenerator.Operations;

/// <summary>What a successful response's body is.</summary>
internal enum ResponseKind
{
    None,
    Json,
    Text,
    Bytes,

    /// <summary>Accepted, and of the body the description says nothing: it may name the job that was started.</summary>
    Undescribed,
}
