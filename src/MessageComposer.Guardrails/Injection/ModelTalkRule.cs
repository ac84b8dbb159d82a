using System.Text.RegularExpressions;
using MessageComposer.Guardrails.Matching;
using MessageComposer.Guardrails.Rules;
using MessageComposer.Guardrails.Text;

namespace MessageComposer.Guardrails.Injection;

/// <summary>Finds a model speaking of itself, its answer to whoever asked, and instructions meant for a model.</summary>
internal sealed partial class ModelTalkRule(PhraseBook.Builder phrases) : IGuardrailRule
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
        "here is the copy", "here's the copy", "here is a message", "here's a message", "here is a draft", "here's a draft", "here is the text", "here's the text", "here is the revised", "here's the revised", "here is an improved", "here are some options", "here are a few options", "here are three options",
        "here is the translation", "here is your notification", "here is your copy", "here's your copy", "here is your draft", "the copy you asked for", "the message you requested", "the text you requested", "as you requested", "as requested, here", "I have written", "I've written", "I've drafted", "I have drafted", "I've rewritten", "I have rewritten",
        "let me know if you'd like", "let me know if you would like me", "feel free to adjust", "feel free to modify", "feel free to edit", "would you like me to", "hope this message meets", "hope this meets your", "meets your requirements", "as a language model", "as an assistant", "I am a chatbot", "I'm a chatbot", "I am a language model", "my training data", "my knowledge cutoff",
        "you are a helpful assistant", "you are a copywriter", "you are a marketing copywriter", "act as a copywriter", "write a push notification", "write a marketing message", "write a message for", "respond only with", "return only json", "output only json", "respond in json", "do not mention these instructions", "maximum 120 characters", "word limit:", "character limit:", "character count:",
        "bản viết lại", "nội dung viết lại", "tin nhắn viết lại", "đây là tin nhắn", "đây là bản nháp", "đây là mẫu tin", "đây là nội dung quảng cáo", "đây là nội dung tiếp thị", "đây là nội dung mà bạn", "đây là câu trả lời", "đây là gợi ý nội dung", "dưới đây là bản", "dưới đây là mẫu", "dưới đây là đoạn", "dưới đây là câu trả lời", "dưới đây là thông điệp", "dưới đây là email", "dưới đây là e-mail", "dưới đây là thư", "dưới đây là kịch bản", "email bạn yêu cầu", "tin nhắn bạn yêu cầu", "bản bạn yêu cầu", "mẫu bạn yêu cầu", "như bạn yêu cầu", "dưới đây là tiêu đề", "dưới đây là lời nhắn", "dưới đây là ba phương án", "dưới đây là 2 phương án", "dưới đây là 3 phương án", "dưới đây là hai phương án", "dưới đây là các phương án", "sau đây là nội dung", "sau đây là tin nhắn",
        "nội dung bạn yêu cầu", "nội dung theo yêu cầu của bạn", "hy vọng nội dung này", "hy vọng tin nhắn này", "hy vọng bản này", "hy vọng mẫu này", "hi vọng nội dung này", "phù hợp với yêu cầu của bạn", "đáp ứng yêu cầu của bạn", "tôi đã viết", "tôi đã soạn", "tôi đã chỉnh sửa", "mình đã viết lại", "tôi xin gửi nội dung", "tôi có thể chỉnh sửa", "nếu bạn muốn tôi", "nếu bạn cần tôi", "nếu cần chỉnh sửa thêm", "nếu bạn cần chỉnh sửa", "cho tôi biết nếu bạn", "hãy cho tôi biết nếu", "bạn có muốn tôi",
        "tôi là AI", "tôi là trợ lý", "tôi là chatbot", "tôi là một chatbot", "tôi là một mô hình", "trí tuệ nhân tạo, tôi", "dữ liệu huấn luyện", "tôi không thể viết", "tôi không thể cung cấp nội dung",
        "bạn là một copywriter", "bạn là chuyên gia viết", "bạn là một trợ lý", "hãy viết một tin nhắn", "viết một tin nhắn cho khách", "hãy viết nội dung", "chỉ trả về JSON", "trả lời bằng JSON", "không nhắc đến các hướng dẫn", "tiết lộ hướng dẫn", "hướng dẫn trước đó",
        "không tuân theo quy tắc", "không tuân thủ quy tắc trước", "bỏ qua quy tắc trước", "toàn bộ prompt", "in ra prompt", "drop table", "union select",
        "lorem ipsum", "dolor sit amet", "im_start", "im_end", "endoftext", "chat completion",
    ];

    /// <summary>Labels a model copies from its prompt, only where the field starts with them.</summary>
    private static readonly string[] Openings = ["giọng", "giọng văn", "giọng điệu", "subject", "title", "body", "preheader", "cta", "tiêu đề", "nội dung", "output", "response", "assistant", "system", "user", "human", "headline", "message", "cta_label", "nút bấm", "phụ đề", "tin nhắn", "prompt", "instruction", "instructions", "câu trả lời", "trả lời", "chatgpt"];

    private static readonly Wording Talk = new("“{0}” là lời của mô hình hoặc lời dặn mô hình, không phải lời nhắn cho khách.", "“{0}” is talk of or to a model, not a message to a customer.");
    private static readonly Wording Echo = new("“{0}” là nhãn trường, không phải lời nhắn.", "“{0}” is a field label, not part of the message.");
    private static readonly Wording Reason = new("Khách chỉ được thấy lời nhắn hoàn chỉnh.", "Customers may only see a finished message.");

    private const int LongestTail = 48;
    private const int LongestAssent = 24;

    private readonly PhraseShare _talk = phrases.AddAll(Phrases, static phrase => phrase.Length > 10 ? PhraseUse.Evasion : PhraseUse.Plain);

    public string Id => "model-talk";

    public string Category => Categories.Injection;

    public void Inspect(FoldedText field, GuardrailContext context, FindingSink findings)
    {
        List<PhraseHit> hits = PhraseBuffer.Rent();
        _talk.Take(field.Phrases, hits);
        for (int i = 0; i < hits.Count;)
        {
            TextSpan longest = hits[i++].Key;
            for (; i < hits.Count && hits[i].Key.Overlaps(longest); i++)
                if (hits[i].Key.Length > longest.Length) longest = hits[i].Key;
            Add(Talk, field, Whole(field, longest), findings);
        }
        if (hits.Count == 0 && (field.Toneless.Contains("day la", StringComparison.Ordinal) || field.Toneless.Contains("here", StringComparison.Ordinal)))
            foreach (ValueMatch match in Presentation().EnumerateMatches(field.Toneless)) Add(Talk, field, new TextSpan(match.Index, match.Length), findings);
        PhraseBuffer.Return(hits);
        if (context.Stage != TextStage.Rendered) InspectOpening(field, findings);
    }

    /// <summary>
    /// Such talk runs from where its sentence starts to the colon that ends it, if both are near; a short assent before it (“Tất nhiên rồi!”) belongs to it.
    /// </summary>
    private static TextSpan Whole(FoldedText field, TextSpan key)
    {
        ReadOnlySpan<char> text = field.Toned;
        int end = key.End;
        int stop = text[end..Math.Min(text.Length, end + LongestTail)].IndexOfAny(":.!?\n");
        if (stop >= 0 && text[end + stop] == ':') end += stop + 1;
        int start = key.Start;
        int from = Math.Max(0, start - LongestAssent);
        if (from == 0 && IsAssent(text[..start])) start = field.Words[0].Start;
        return TextSpan.FromTo(start, end);
    }

    private static bool IsAssent(ReadOnlySpan<char> text)
    {
        foreach (string assent in (ReadOnlySpan<string>)["tất nhiên", "chắc chắn", "được thôi", "vâng", "dạ vâng", "sure", "certainly", "of course", "absolutely"])
            if (text.TrimStart().StartsWith(assent, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>“Dưới đây là ba phương án cho bạn:”, “Here are two short versions:”: text about the text, up to its colon.</summary>
    [GeneratedRegex(@"(?:\b(?:duoi|sau) )?\bday la (?:[\p{L}\d]+ ){0,4}(?:noi dung|tin nhan|thong diep|ban viet|ban nhap|phien ban|phuong an|goi y|mau tin|tieu de|lua chon|cau tra loi|email|e-mail|thu|kich ban|doan|push|sms|quang cao|thong bao|loi nhan|caption|bai viet|van ban)\b[^.!?:\n]{0,60}:|\bhere(?: is|'s| are) (?:[a-z\d]+ ){0,5}(?:message|copy|draft|version|versions|option|options|text|notification|subject line|e-mail|email|rewrite|caption|variation|variations|headline|suggestion|suggestions)\b[^.!?:\n]{0,60}:", RegexOptions.CultureInvariant)]
    private static partial Regex Presentation();

    private void InspectOpening(FoldedText field, FindingSink findings)
    {
        int from = field.Toned.StartsWith('[') ? field.Toned[..Math.Min(field.Length, 8)].IndexOf(']') + 1 : 0; // [QC] System: …
        int colon = field.Toned[..Math.Min(field.Length, from + 24)].IndexOf(':');
        int first = 0;
        while (first < field.Words.Length && field.Words[first].Start < from) first++;
        if (colon < 1 || first == field.Words.Length) return;
        int start = field.Words[first].Start;
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
}
