using System.Globalization;
using System.Text;

namespace ApiGenerator.Naming;

/// <summary>The words of a name on the wire; a sign that distinguishes values is a word of its own.</summary>
internal static class Words
{
    private static readonly Dictionary<char, string> Signs = new()
    {
        ['+'] = "Plus", ['*'] = "Star", ['@'] = "At", ['$'] = "Dollar", ['#'] = "Hash", ['%'] = "Percent", ['&'] = "And",
        ['<'] = "Less", ['>'] = "Greater", ['='] = "Equal", ['!'] = "Not", ['?'] = "Query", ['|'] = "Or", ['~'] = "Tilde", ['^'] = "Caret",
    };

    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Rune.IsLetterOrDigit(rune))
            {
                word.Append((char)rune.Value);
                continue;
            }

            End(words, word);
            if (rune.IsBmp && Signs.TryGetValue((char)rune.Value, out var sign))
            {
                words.Add(sign);
            }
            else if (!rune.IsAscii)
            {
                words.Add("U" + rune.Value.ToString("X", CultureInfo.InvariantCulture));
            }
        }

        End(words, word);
        return words;
    }

    /// <summary>The words as the start of a sentence: <c>backend_id</c> is <c>Backend id</c>.</summary>
    public static string Sentence(string text)
    {
        var sentence = string.Join(' ', Split(text).SelectMany(SplitCase));
        return sentence.Length == 0 ? "Value" : char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    private static IEnumerable<string> SplitCase(string word)
    {
        var start = 0;
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
            {
                yield return Lower(word[start..i]);
                start = i;
            }
        }

        yield return Lower(word[start..]);
    }

    private static string Lower(string word) => word.Length > 1 && word.All(char.IsUpper) ? word : word.ToLowerInvariant();

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
