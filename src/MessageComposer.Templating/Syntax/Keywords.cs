using MessageComposer.Templating.Functions;

namespace MessageComposer.Templating.Syntax;

internal static class Keywords
{
    /// <summary>Words of the language, and the first words of statements that were left out: none may name a variable.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "if", "else", "end", "for", "in", "case", "when", "capture", "break", "continue", "true", "false", "null", "do", "this",
        "include", "import", "func", "ret", "with", "wrap", "while", "tablerow", "readonly",
    };

    private static readonly HashSet<string> NoMembers = new(StringComparer.Ordinal) { "true", "false", "null", "do", "this" };

    public static bool IsReserved(string name) => Reserved.Contains(name) || FunctionTable.IsGroup(name);

    /// <summary>Any word may stand after a point but these: write <c>o["true"]</c>.</summary>
    public static bool MayNameMember(string name) => !NoMembers.Contains(name);
}
