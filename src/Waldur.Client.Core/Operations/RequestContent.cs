using System.Net.Http.Headers;

namespace Waldur.Client.Core;

/// <summary>The body of a request.</summary>
public abstract class RequestContent
{
    /// <summary>The empty JSON object, for servers that want a JSON body where there is nothing to say.</summary>
    public static RequestContent EmptyObject { get; } = Json(RawJson.EmptyObject, static (ref ModelWriter writer, RawJson value) => writer.WriteValue(value));

    /// <summary>Whether the body can be sent once more; false for a stream that was read and cannot be rewound.</summary>
    /// <value>True unless a derived class says otherwise.</value>
    public virtual bool CanRetry => true;

    /// <summary>Makes the body of one attempt.</summary>
    /// <returns>A content that the attempt disposes.</returns>
    public abstract HttpContent CreateHttpContent();

    /// <summary>Finds the secrets in the body, when a call has failed.</summary>
    /// <param name="isSecret">Whether a member of this name holds a secret.</param>
    /// <param name="add">Takes a secret.</param>
    internal virtual void CollectSecrets(Func<string, bool> isSecret, Action<string> add)
    {
        // Bodies of other kinds name nothing.
    }

    /// <summary>A model as JSON; half a surrogate pair in a text is sent as U+FFFD.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="model">The model.</param>
    /// <returns>The body.</returns>
    public static RequestContent Json<T>(T model)
        where T : class, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonRequestContent.Create(model, static (ref ModelWriter writer, T value) => writer.WriteValue(value));
    }

    /// <summary>A model as JSON, within an object that has it as its only member; half a surrogate pair in a text is sent as U+FFFD.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="root">The member's name.</param>
    /// <returns>The body.</returns>
    public static RequestContent Json<T>(T model, string root)
        where T : class, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(root);
        var wrapped = new Dictionary<string, T>(StringComparer.Ordinal) { [root] = model };
        return JsonRequestContent.Create(
            wrapped,
            static (ref ModelWriter writer, Dictionary<string, T> value) =>
                writer.WriteValue(value, static (ref ModelWriter inner, T item) => inner.WriteValue(item)));
    }

    /// <summary>Any value as JSON; half a surrogate pair in a text is sent as U+FFFD.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="writer">Writes the value.</param>
    /// <returns>The body.</returns>
    public static RequestContent Json<T>(T value, JsonValueWriter<T> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return JsonRequestContent.Create(value, writer);
    }

    /// <summary>Any value as JSON of another media type than <c>application/json</c>; half a surrogate pair in a text is sent as U+FFFD.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="writer">Writes the value.</param>
    /// <param name="mediaType">The media type, such as <c>application/merge-patch+json</c>; it is sent as it is.</param>
    /// <returns>The body.</returns>
    /// <exception cref="FormatException">That is no media type.</exception>
    public static RequestContent Json<T>(T value, JsonValueWriter<T> writer, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        return JsonRequestContent.Create(value, writer, MediaTypeHeaderValue.Parse(mediaType));
    }

    /// <summary>JSON that is written already.</summary>
    /// <param name="utf8">The JSON; it is copied.</param>
    /// <returns>The body.</returns>
    public static RequestContent FromJson(ReadOnlyMemory<byte> utf8) => new JsonRequestContent(utf8.ToArray());

    /// <summary>Bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="mediaType">Their media type.</param>
    /// <returns>The body.</returns>
    public static RequestContent Binary(ReadOnlyMemory<byte> bytes, string mediaType = "application/octet-stream") =>
        new BinaryRequestContent(bytes, mediaType);

    /// <summary>Text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <returns>The body.</returns>
    public static RequestContent Text(string text, string mediaType = "text/plain") =>
        new BinaryRequestContent(System.Text.Encoding.UTF8.GetBytes(text), mediaType + "; charset=utf-8");

    /// <summary>Never the body itself, which may hold secrets.</summary>
    /// <returns>The type's name.</returns>
    public sealed override string ToString() => GetType().Name;
}
