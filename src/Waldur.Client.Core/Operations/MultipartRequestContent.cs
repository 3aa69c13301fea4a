using System.ComponentModel;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>A <c>multipart/form-data</c> body: named texts and files.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MultipartRequestContent : RequestContent
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly List<(string Name, string? Text, FilePart? File)> _parts = [];

    /// <summary>Adds a text; nothing where it is null.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="value">The text.</param>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _parts.Add((name, value, null));
        }
    }

    /// <summary>Adds a file; nothing where it is null.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="value">The file.</param>
    /// <exception cref="ArgumentException">
    /// The file's name is empty, or holds a quotation mark or a control character, or its media type is none.
    /// </exception>
    public void Add(string name, FilePart? value)
    {
        if (value is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(value.FileName) || value.FileName.Any(letter => letter == '"' || char.IsControl(letter)))
        {
            throw new ArgumentException("The file's name is empty, or holds a character that no header can carry.", nameof(value));
        }

        if (!MediaTypeHeaderValue.TryParse(value.MediaType, out _))
        {
            throw new ArgumentException("The file's media type is none.", nameof(value));
        }

        _parts.Add((name, null, value));
    }

    /// <inheritdoc/>
    public override HttpContent CreateHttpContent()
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, text, file) in _parts)
        {
            if (file is null)
            {
                content.Add(new StringContent(text!, Encoding.UTF8), name);
                continue;
            }

            var bytes = new ReadOnlyMemoryContent(file.Bytes);
            bytes.Headers.ContentType = MediaTypeHeaderValue.Parse(file.MediaType);
            content.Add(bytes, name, file.FileName);
        }

        return content;
    }

    internal override void CollectSecrets(Func<string, bool> isSecret, Action<string> add) =>
        _parts.FindAll(part => part.Text is not null && isSecret(part.Name)).ForEach(part => add(part.Text!));
}
