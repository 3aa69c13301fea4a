using System.ComponentModel;
using System.Diagnostics;

namespace Waldur.Client.Core;

/// <summary>An <c>application/x-www-form-urlencoded</c> body.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FormRequestContent : RequestContent
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly List<KeyValuePair<string, string>> _fields = [];

    /// <summary>Adds a field; nothing where it is null.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _fields.Add(new(name, value));
        }
    }

    /// <inheritdoc/>
    public override HttpContent CreateHttpContent() => new FormUrlEncodedContent(_fields);

    internal override void CollectSecrets(Func<string, bool> isSecret, Action<string> add) =>
        _fields.FindAll(field => isSecret(field.Key)).ForEach(field => add(field.Value));
}
