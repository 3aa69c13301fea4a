namespace Waldur.Client;

/// <summary>A file to send in a multipart body.</summary>
/// <param name="Bytes">The file's bytes.</param>
/// <param name="FileName">The name that the server learns.</param>
/// <param name="MediaType">The media type that the server learns.</param>
public sealed record FilePart(ReadOnlyMemory<byte> Bytes, string FileName, string MediaType = "application/octet-stream");
