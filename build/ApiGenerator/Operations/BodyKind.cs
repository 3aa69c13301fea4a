namespace ApiGenerator.Operations;

/// <summary>How a request's body is made.</summary>
internal enum BodyKind
{
    Json,
    Form,
    Binary,
    Text,

    /// <summary>The caller gives the content itself.</summary>
    Content,
}
