using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Injection;

/// <summary>Finds a model speaking of itself, its answer to whoever asked, and instructions meant for a model.</summary>
internal sealed class ModelTalkRule : IGuardrailRule
{
    private static readonly string[] Phrases =
    [
        "as an AI language model", "as an AI model", "as an AI assistant", "as an AI", "I am an AI", "I'm an AI", "large language model", "language model",
        "I'm sorry, but I", "I am sorry, but I", "I cannot fulfill", "I can't fulfill", "I cannot assist", "I can't assist", "I can't help with", "I cannot help with", "unable to comply",
        "here is the message", "here is your message", "here's your message", "here is the rewritten", "here's the rewritten", "sure, here is", "sure, here's", "certainly, here is", "I hope this helps", "let me know if you need any changes",
        "ignore previous instructions", "ignore all previous instructions", "ignore the previous instructions", "ignore all instructions", "ignore the above", "ignore the instructions", "ignore your instructions",
        "disregard previous instructions", "disregard all previous", "disregard the above", "forget previous instructions", "forget all previous instructions", "override the system prompt", "system prompt", "developer message", "you are now in developer mode", "jailbreak", "prompt injection",
        "reveal your prompt", "reveal your instructions", "print your instructions", "new instructions:", "end of prompt", "begin system", "BEGIN INSTRUCTIONS",
        "là một mô hình ngôn ngữ", "mô hình ngôn ngữ", "là một trợ lý AI", "là trợ lý AI", "với tư cách là một AI", "với tư cách là AI", "là một trí tuệ nhân tạo", "tôi là một AI", "mình là một AI",
        "tôi không thể thực hiện yêu cầu", "tôi không thể hỗ trợ yêu cầu", "tôi rất tiếc nhưng tôi không thể", "xin lỗi, tôi không thể", "xin lỗi nhưng tôi không thể", "tôi không thể tạo nội dung",
        "dưới đây là nội dung", "dưới đây là tin nhắn", "dưới đây là phiên bản", "dưới đây là bản viết lại", "dưới đây là gợi ý", "dưới đây là một số gợi ý", "đây là nội dung tin nhắn", "đây là phiên bản", "chắc chắn rồi, dưới đây", "chắc chắn rồi! dưới đây", "theo yêu cầu của bạn, dưới đây",
        "bỏ qua các hướng dẫn", "bỏ qua mọi hướng dẫn", "bỏ qua tất cả hướng dẫn", "bỏ qua tất cả các hướng dẫn", "bỏ qua hướng dẫn trước", "bỏ qua hướng dẫn ở trên", "bỏ qua những hướng dẫn", "bỏ qua các chỉ dẫn", "bỏ qua mọi chỉ dẫn", "bỏ qua các chỉ thị", "bỏ qua mọi chỉ thị", "bỏ qua các lệnh", "bỏ qua mọi lệnh", "bỏ qua yêu cầu trước", "bỏ qua các yêu cầu trước",
        "quên các hướng dẫn", "quên mọi hướng dẫn", "quên hết hướng dẫn", "quên tất cả hướng dẫn", "phớt lờ hướng dẫn", "phớt lờ các hướng dẫn", "phớt lờ mọi hướng dẫn", "không tuân theo hướng dẫn trước", "câu lệnh hệ thống", "lời nhắc hệ thống", "chỉ thị hệ thống", "tiết lộ câu lệnh", "in ra câu lệnh",
        "lorem ipsum", "dolor sit amet", "im_start", "im_end", "endoftext", "chat completion",
    ];

    /// <summary>Labels a model copies from its prompt, only where the field starts with them.</summary>
    private static readonly string[] Openings = ["subject", "title", "body", "preheader", "cta", "tiêu đề", "nội dung", "output", "response", "assistant", "system", "user", "human"];

    private static readonly Wording Talk = new("“{0}” là lời của mô hình hoặc lời dặn mô hình, không phải lời nhắn cho khách.", "“{0}” is talk of or to a model, not a message to a customer.");
    private static readonly Wording Echo = new("“{0}” là nhãn trường, không phải lời nhắn.", "“{0}” is a field label, not part of the message.");
    private static readonly Wording Reason = new("Khách chỉ được thấy lời nhắn hoàn chỉnh.", "Customers may only see a finished message.");

    private readonly PhraseBook _book = BookOf(Phrases);

    public string Id => "model-talk";

    public string Category => Categories.Injection;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        List<PhraseHit> hits = PhraseBuffer.Rent();
        _book.Match(field, context.Stage, hits);
        for (int i = 0; i < hits.Count;)
        {
            TextSpan longest = hits[i++].Key;
            for (; i < hits.Count && hits[i].Key.Overlaps(longest); i++)
                if (hits[i].Key.Length > longest.Length) longest = hits[i].Key;
            Add(Talk, field, longest, findings);
        }
        PhraseBuffer.Return(hits);
        if (context.Stage != TextStage.Rendered) InspectOpening(field, findings);
    }

    private void InspectOpening(FoldedText field, FindingSink findings)
    {
        int colon = field.Toned[..Math.Min(field.Length, 24)].IndexOf(':');
        if (colon < 1 || field.Words.Length == 0) return;
        int start = field.Words[0].Start;
        if (start >= colon) return;
        ReadOnlySpan<char> label = field.Toned[start..colon].TrimEnd();
        foreach (string opening in Openings)
            if (label.SequenceEqual(opening)) Add(Echo, field, TextSpan.FromTo(start, colon + 1), findings);
    }

    private void Add(Wording message, FoldedText field, TextSpan key, FindingSink findings)
    {
        TextSpan span = field.ToOriginal(key.Start, key.Length);
        findings.Add(this, field, span, Severity.Block, message.With(field.Original.Substring(span.Start, span.Length)), Reason);
    }

    private static PhraseBook BookOf(string[] phrases)
    {
        PhraseBook.Builder builder = new();
        foreach (string phrase in phrases) builder.Add(phrase, phrase.Length > 10 ? PhraseUse.Evasion : PhraseUse.Plain);
        return builder.Build();
    }
}
