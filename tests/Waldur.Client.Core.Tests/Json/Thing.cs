using System.Text.Json.Serialization;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Json;

/// <summary>A model in the shape of generated code, with a property of every type.</summary>
[JsonConverter(typeof(JsonModelConverter<Thing>))]
public sealed partial class Thing : ApiModel, IJsonModel<Thing>
{
    private static readonly PropertyNames Properties = new(
        "name", "uuid", "count", "size", "ratio", "price", "active", "created", "day", "colour", "note", "children", "limits", "metadata", "parent", "data", "previous");

    private string _name = "";
    private Guid _uuid;
    private int _count;
    private long? _size;
    private double? _ratio;
    private decimal? _price;
    private bool _active;
    private DateTimeOffset? _created;
    private DateOnly? _day;
    private Colour _colour;
    private string? _note;
    private IReadOnlyList<Thing> _children = [];
    private IReadOnlyDictionary<string, int>? _limits;
    private RawJson? _metadata;
    private Thing? _parent;
    private byte[]? _data;
    private Guid? _previous;

    public string Name
    {
        get => _name;
        set => Set(ref _name, value, Properties, 0);
    }

    public Guid Uuid
    {
        get => _uuid;
        set => Set(ref _uuid, value, Properties, 1);
    }

    public int Count
    {
        get => _count;
        set => Set(ref _count, value, Properties, 2);
    }

    public long? Size
    {
        get => _size;
        set => Set(ref _size, value, Properties, 3);
    }

    public double? Ratio
    {
        get => _ratio;
        set => Set(ref _ratio, value, Properties, 4);
    }

    public decimal? Price
    {
        get => _price;
        set => Set(ref _price, value, Properties, 5);
    }

    public bool Active
    {
        get => _active;
        set => Set(ref _active, value, Properties, 6);
    }

    public DateTimeOffset? Created
    {
        get => _created;
        set => Set(ref _created, value, Properties, 7);
    }

    public DateOnly? Day
    {
        get => _day;
        set => Set(ref _day, value, Properties, 8);
    }

    public Colour Colour
    {
        get => _colour;
        set => Set(ref _colour, value, Properties, 9);
    }

    public string? Note
    {
        get => _note;
        set => Set(ref _note, value, Properties, 10);
    }

    public IReadOnlyList<Thing> Children
    {
        get => _children;
        set => Set(ref _children, value, Properties, 11);
    }

    public IReadOnlyDictionary<string, int>? Limits
    {
        get => _limits;
        set => Set(ref _limits, value, Properties, 12);
    }

    public RawJson? Metadata
    {
        get => _metadata;
        set => Set(ref _metadata, value, Properties, 13);
    }

    public Thing? Parent
    {
        get => _parent;
        set => Set(ref _parent, value, Properties, 14);
    }

    public byte[]? Data
    {
        get => _data;
        set => Set(ref _data, value, Properties, 15);
    }

    public Guid? Previous
    {
        get => _previous;
        set => Set(ref _previous, value, Properties, 16);
    }

    public static Thing Read(ref ModelReader reader)
    {
        var model = new Thing();
        var property = new PropertyCursor(Properties);
        while (reader.Next(ref property))
        {
            switch (property.Index)
            {
                case 0: model._name = reader.ReadRepeatedString(); break;
                case 1: model._uuid = reader.ReadGuid(); break;
                case 2: model._count = reader.ReadInt32(); break;
                case 3: model._size = reader.ReadInt64OrNull(); break;
                case 4: model._ratio = reader.ReadDoubleOrNull(); break;
                case 5: model._price = reader.ReadDecimalOrNull(); break;
                case 6: model._active = reader.ReadBoolean(); break;
                case 7: model._created = reader.ReadDateTimeOffsetOrNull(); break;
                case 8: model._day = reader.ReadDateOnlyOrNull(); break;
                case 9: model._colour = reader.ReadEnum<Colour>(); break;
                case 10: model._note = reader.ReadStringOrNull(); break;
                case 11: model._children = reader.ReadModels<Thing>() ?? []; break;
                case 12: model._limits = reader.ReadMapOrNull(static (ref ModelReader value) => value.ReadInt32()); break;
                case 13: model._metadata = reader.ReadRawOrNull(); break;
                case 14: model._parent = reader.ReadModelOrNull<Thing>(); break;
                case 15: model._data = reader.ReadBytesOrNull(); break;
                case 16: model._previous = reader.ReadGuidOrNull(); break;
            }

            reader.KeepUnread(model, ref property);
        }

        reader.Finish(model, ref property);
        return model;
    }

    public void Write(ref ModelWriter writer)
    {
        writer.StartObject(this);
        if (IsPresent(0))
        {
            writer.Write("name"u8, Name);
        }

        if (IsPresent(1))
        {
            writer.Write("uuid"u8, Uuid);
        }

        if (IsPresent(2))
        {
            writer.Write("count"u8, Count);
        }

        if (IsPresent(3))
        {
            writer.Write("size"u8, Size);
        }

        if (IsPresent(4))
        {
            writer.Write("ratio"u8, Ratio);
        }

        if (IsPresent(5))
        {
            writer.Write("price"u8, Price);
        }

        if (IsPresent(6))
        {
            writer.Write("active"u8, Active);
        }

        if (IsPresent(7))
        {
            writer.Write("created"u8, Created);
        }

        if (IsPresent(8))
        {
            writer.Write("day"u8, Day);
        }

        if (IsPresent(9))
        {
            writer.WriteEnum("colour"u8, Colour);
        }

        if (IsPresent(10))
        {
            writer.Write("note"u8, Note);
        }

        if (IsPresent(11))
        {
            writer.Write("children"u8, Children, static (ref ModelWriter item, Thing value) => item.WriteValue(value));
        }

        if (IsPresent(12))
        {
            writer.Write("limits"u8, Limits, static (ref ModelWriter item, int value) => item.WriteValue(value));
        }

        if (IsPresent(13))
        {
            writer.Write("metadata"u8, Metadata);
        }

        if (IsPresent(14))
        {
            writer.Write("parent"u8, Parent);
        }

        if (IsPresent(15))
        {
            writer.Write("data"u8, Data);
        }

        if (IsPresent(16))
        {
            writer.Write("previous"u8, Previous);
        }

        writer.EndObject();
    }
}
