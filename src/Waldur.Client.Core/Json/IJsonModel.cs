using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>A model that reads and writes its own JSON, without reflection.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonModel<TSelf>
    where TSelf : IJsonModel<TSelf>
{
    /// <summary>Reads one object; the reader stands on its first token and is left on its last.</summary>
    /// <param name="reader">The reader over the response.</param>
    /// <returns>The model; fields that do not fit are in its <see cref="ApiModel.AdditionalData"/>.</returns>
    static abstract TSelf Read(ref ModelReader reader);

    /// <summary>Writes the model as one JSON object.</summary>
    /// <param name="writer">The writer of the request.</param>
    void Write(ref ModelWriter writer);
}
