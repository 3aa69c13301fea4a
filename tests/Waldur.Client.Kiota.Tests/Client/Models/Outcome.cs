using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Models;

/// <summary>What an action returns.</summary>
public class Outcome : IParsable
{
    public Guid? Uuid { get; set; }

    public static Outcome CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "uuid", n => { Uuid = n.GetGuidValue(); } },
    };

    public virtual void Serialize(ISerializationWriter writer) => writer.WriteGuidValue("uuid", Uuid);
}
