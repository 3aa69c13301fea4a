namespace Waldur.Client.Core;

/// <summary>Which of a model's properties something is true of, by their numbers. 128 of them take no memory of their own.</summary>
internal struct PropertySet : IEquatable<PropertySet>
{
    private const int Width = 64;
    private ulong _first;
    private ulong _second;
    private ulong[]? _more;

    public readonly bool Contains(int index) => index switch
    {
        < Width => (_first & (1UL << index)) != 0,
        < 2 * Width => (_second & (1UL << (index - Width))) != 0,
        _ => _more is { } more && More(index) < more.Length && (more[More(index)] & (1UL << (index % Width))) != 0,
    };

    public void Add(int index)
    {
        // The usual model is small: this is run for every property of a page.
        if (index < Width)
        {
            _first |= 1UL << index;
        }
        else
        {
            AddHigh(index);
        }
    }

    public void Remove(int index)
    {
        if (index < Width)
        {
            _first &= ~(1UL << index);
        }
        else if (index < 2 * Width)
        {
            _second &= ~(1UL << (index - Width));
        }
        else if (Contains(index))
        {
            _more![More(index)] &= ~(1UL << (index % Width));
        }
    }

    /// <summary>A set of its own with the same numbers.</summary>
    public readonly PropertySet Copy() => this with { _more = (ulong[]?)_more?.Clone() };

    public readonly bool Equals(PropertySet other) =>
        _first == other._first && _second == other._second && _more.AsSpan().TrimEnd(0UL).SequenceEqual(other._more.AsSpan().TrimEnd(0UL));

    public override readonly bool Equals(object? obj) => obj is PropertySet other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_first, _second);

    private static int More(int index) => (index / Width) - 2;

    private void AddHigh(int index)
    {
        if (index < 2 * Width)
        {
            _second |= 1UL << (index - Width);
            return;
        }

        if (_more is null || _more.Length <= More(index))
        {
            Array.Resize(ref _more, More(index) + 1);
        }

        _more[More(index)] |= 1UL << (index % Width);
    }
}
