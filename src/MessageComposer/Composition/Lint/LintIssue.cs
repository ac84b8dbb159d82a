namespace MessageComposer.Composition.Lint;

public enum LintSeverity
{
    /// <summary>The content is wrong, or cannot be proven right.</summary>
    Error,

    /// <summary>Worth a look; nothing stops.</summary>
    Warning,
}

/// <summary>One thing that is wrong with the content. Line and column count from 1; 0 where a file as a whole is meant.</summary>
/// <param name="File">Relative to the content root, with <c>/</c>.</param>
public sealed record LintIssue(string File, int Line, int Column, LintSeverity Severity, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {(Severity == LintSeverity.Error ? "error" : "warning")}: {Message}";
}

/// <summary>What a look at all content found.</summary>
/// <param name="Issues">By file and place.</param>
/// <param name="Omitted">Sentences about what could not be looked at.</param>
public sealed record LintReport(IReadOnlyList<LintIssue> Issues, IReadOnlyList<string> Omitted)
{
    public int Errors => Issues.Count(issue => issue.Severity == LintSeverity.Error);

    public int Warnings => Issues.Count - Errors;
}
