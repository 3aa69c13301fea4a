namespace ApiGenerator.Tests.Support;

/// <summary>Where a description gives names to members or types.</summary>
public enum NamePlace
{
    None,

    /// <summary>Fields of what is sent, responded and patched.</summary>
    Both,

    /// <summary>Fields of what is only sent.</summary>
    Body,

    /// <summary>Fields of what is only patched.</summary>
    Patch,

    Form,
    Multipart,
    Query,

    /// <summary>Parameters of a record that is not that of a list.</summary>
    DeleteQuery,

    Header,

    /// <summary>Headers beside query parameters.</summary>
    QueryHeader,

    Enum,
    FirstSegment,

    /// <summary>Segments beside a parameter, below operations of all kinds.</summary>
    Segment,

    PathParameter,
    OperationId,
    Schema,
}
