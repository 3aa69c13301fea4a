using System.Text.Json.Serialization;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Json;

/// <summary>A model in the shape of generated code, with a property of every type.</summary>
[JsonConverter(typeof(JsonModelConverter<Thing>))]
public sealed partial class Thing : ApiModel, IJsonModel<Thing>
{
    private static readonly PropertyNames Properties = new(
        "name", "uuid", "count", "size", "ratio", "price", "active", "created", "day", "colour", "note", "children", "limits", "metadata", "parent", "data", "previous");

    public string Name { get; set; } = "";

    public Guid Uuid { get; set; }

    public int Count { get; set; }

    public long? Size { get; set; }

    public double? Ratio { get; set; }

    public decimal? Price { get; set; }

    public bool Active { get; set; }

    public DateTimeOffset? Created { get; set; }

    public DateOnly? Day { get; set; }

    public Colour Colour { get; set; }

    public string? Note { get; set; }

    public IReadOnlyList<Thing> Children { get; set; } = [];

    public IReadOnlyDictionary<string, int>? Limits { get; set; }

    public RawJson? Metadata { get; set; }

    public Thing? Parent { get; set; }

    public byte[]? Data { get; set; }

    public Guid? Previous { get; set; }

    public static Thing Read(ref ModelReader reader)
    {
        var model = new Thing();
        var property = new PropertyCursor(Properties);
        while (reader.Next(ref property))
        {
            switch (property.Index)
            {
                case 0: model.Name = reader.ReadRepeatedString(); break;
                case 1: model.Uuid = reader.ReadGuid(); break;
                case 2: model.Count = reader.ReadInt32(); break;
                case 3: model.Size = reader.ReadInt64OrNull(); break;
                case 4: model.Ratio = reader.ReadDoubleOrNull(); break;
                case 5: model.Price = reader.ReadDecimalOrNull(); break;
                case 6: model.Active = reader.ReadBoolean(); break;
                case 7: model.Created = reader.ReadDateTimeOffsetOrNull(); break;
                case 8: model.Day = reader.ReadDateOnlyOrNull(); break;
                case 9: model.Colour = reader.ReadEnum<Colour>(); break;
                case 10: model.Note = reader.ReadStringOrNull(); break;
                case 11: model.Children = reader.ReadModels<Thing>() ?? []; break;
                case 12: model.Limits = reader.ReadMapOrNull(static (ref ModelReader value) => value.ReadInt32()); break;
                case 13: model.Metadata = reader.ReadRawOrNull(); break;
                case 14: model.Parent = reader.ReadModelOrNull<Thing>(); break;
                case 15: model.Data = reader.ReadBytesOrNull(); break;
                case 16: model.Previous = reader.ReadGuidOrNull(); break;
            }

            reader.KeepUnread(model, ref property);
        }

        return model;
    }

    public void Write(ref ModelWriter writer)
    {
        writer.StartObject(this);
        writer.Write("name"u8, Name);
        writer.Write("uuid"u8, Uuid);
        writer.Write("count"u8, Count);
        writer.Write("size"u8, Size);
        writer.Write("ratio"u8, Ratio);
        writer.Write("price"u8, Price);
        writer.Write("active"u8, Active);
        writer.Write("created"u8, Created);
        writer.Write("day"u8, Day);
        writer.WriteEnum("colour"u8, Colour);
        writer.Write("note"u8, Note);
        writer.Write("children"u8, Children, static (ref ModelWriter item, Thing value) => item.WriteValue(value));
        writer.Write("limits"u8, Limits, static (ref ModelWriter item, int value) => item.WriteValue(value));
        writer.Write("metadata"u8, Metadata);
        writer.Write("parent"u8, Parent);
        writer.Write("data"u8, Data);
        writer.Write("previous"u8, Previous);
        writer.EndObject();
    }
}
