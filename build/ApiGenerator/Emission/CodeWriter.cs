using System.Text;

namespace ApiGenerator.Emission;

/// <summary>Writes lines of C# at an indent.</summary>
internal sealed class CodeWriter
{
    public const int MaxLine = 140;
    private const int MaxDocLine = 120;
    private const int MaxCall = 80;

    private readonly StringBuilder _text = new();
    private int _indent;

    public override string ToString() => _text.ToString();

    public void Line(string line = "")
    {
        foreach (var part in line.Split('\n'))
        {
            if (part.Length > 0)
            {
                _text.Append(' ', _indent * 4).Append(part);
            }

            _text.Append('\n');
        }
    }

    /// <summary>A call within an expression, its arguments one to a line where they are long.</summary>
    public static string Call(string head, params string[] arguments)
    {
        var line = head + string.Join(", ", arguments) + ")";
        return line.Length <= MaxCall && !line.Contains('\n', StringComparison.Ordinal)
            ? line
            : head + "\n    " + string.Join(",\n", arguments).Replace("\n", "\n    ", StringComparison.Ordinal) + ")";
    }

    public void Open(string? head = null)
    {
        if (head is not null)
        {
            Line(head);
        }

        Line("{");
        _indent++;
    }

    public void Close(string tail = "")
    {
        _indent--;
        Line("}" + tail);
    }

    /// <summary>Lines one step further in.</summary>
    public void Indented(Action write)
    {
        _indent++;
        write();
        _indent--;
    }

    /// <summary>A list of parts on one line where they fit, else one to a line.</summary>
    public void List(string head, IReadOnlyList<string> parts, string tail)
    {
        var line = head + string.Join(", ", parts) + tail;
        if (_indent * 4 + line.Length <= MaxLine && !line.Contains('\n', StringComparison.Ordinal))
        {
            Line(line);
            return;
        }

        Line(head);
        Indented(() =>
        {
            for (var i = 0; i < parts.Count; i++)
            {
                Line(parts[i] + (i < parts.Count - 1 ? "," : tail));
            }
        });
    }

    /// <summary>A list of short parts on as few lines as they fit on.</summary>
    public void Fill(string head, IReadOnlyList<string> parts, string tail, string separator = ",")
    {
        var line = head + string.Join(separator + " ", parts) + tail;
        if (_indent * 4 + line.Length <= MaxLine)
        {
            Line(line);
            return;
        }

        Line(head.TrimEnd());
        Indented(() => Wrap(parts.Select((part, i) => part + (i < parts.Count - 1 ? separator : tail)), "", MaxLine));
    }

    /// <summary>An element of a doc comment.</summary>
    public void Doc(string element, string text, string attributes = "")
    {
        var open = $"<{element}{attributes}>";
        var line = $"/// {open}{text}</{element}>";
        if (_indent * 4 + line.Length <= MaxDocLine)
        {
            Line(line);
            return;
        }

        Line("/// " + open);
        Wrap(text.Split(' '), "/// ", MaxDocLine);
        Line($"/// </{element}>");
    }

    private void Wrap(IEnumerable<string> words, string prefix, int width)
    {
        var line = new StringBuilder();
        foreach (var word in words)
        {
            if (line.Length > 0 && _indent * 4 + prefix.Length + line.Length + 1 + word.Length > width)
            {
                Line(prefix + line);
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Line(prefix + line);
    }
}
