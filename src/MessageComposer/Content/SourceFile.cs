namespace MessageComposer.Content;

/// <summary>One content file before it is understood.</summary>
/// <param name="Path">Relative to the content root, with <c>/</c>: <c>guardrails/channels.yaml</c>.</param>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Bytes);
