using System.Text;
using MessageComposer.Content;

namespace MessageComposer.Tests.Generation;

/// <summary>A small but whole set of content files, loaded by the real loader: two scenarios, three channels, two voices, one rule.</summary>
internal static class GivenContent
{
    public const string Locale = "vi-VN";

    public static ContentSnapshot Snapshot { get; } = Load();

    /// <param name="change">Changes the files before they are loaded.</param>
    public static ContentSnapshot Load(Action<Dictionary<string, string>>? change = null)
    {
        Dictionary<string, string> files = Files();
        change?.Invoke(files);
        ContentLoad load = ContentLoader.Load([.. files.Select(file => new SourceFile(file.Key, Encoding.UTF8.GetBytes(file.Value)))]);
        return load.Snapshot ?? throw new InvalidOperationException(string.Join('\n', load.Faults));
    }

    private static Dictionary<string, string> Files() => new()
    {
        ["prompts/conditions.yaml"] = """
            conditions:
              - id: cod
                when: product?.cod == true
                names: { vi: Được trả tiền khi nhận hàng, en: Payment on delivery is offered }
              - id: on_sale
                when: product?.list_price > product?.price
                names: { vi: Giá đang thấp hơn trước, en: The price is lower than before }
              - id: voucher_usable
                when: promotion?.usable == true
                names: { vi: Mã giảm dùng được, en: The voucher can be used }
            """,
        ["guardrails/channels.yaml"] = """
            channels:
              - id: push
                names: { vi: Thông báo đẩy, en: Push notification }
                fields:
                  - id: title
                    limits:
                      - { unit: graphemes, max: 50, kind: soft }
                  - id: body
              - id: email
                names: { vi: Thư điện tử, en: E-mail }
                fields:
                  - id: subject
                  - id: preheader
                    required: false
                  - id: body
                  - id: offer
                    required: false
                  - id: cta_label
                max_links: 2
              - id: line
                names: { vi: Dòng trên thẻ sản phẩm, en: Product card line }
                fields:
                  - id: review
                  - id: faq
                  - id: how_to
            """,
        ["guardrails/segments.yaml"] = """
            segments:
              - id: gen-z
                names: { vi: Gen Z, en: Gen Z }
                when: customer?.birth_year >= 1997
              - id: general
                names: { vi: Mọi người, en: Everybody }
            motives:
              - id: health
                names: { vi: Quan tâm sức khoẻ, en: Cares about health }
                when: "false"
              - id: none
                names: { vi: Không nghiêng về điều gì, en: No particular motive }
            """,
        ["guardrails/goods.yaml"] = """
            goods:
              - id: everyday
                class: normal
                categories: [skincare, food]
                reason: Hàng thường ngày
            """,
        ["guardrails/vi-VN/banned.yaml"] = """
            owner: brand
            rules:
              - id: clickbait
                category: banned_word
                reason: Câu khách rẻ tiền
                match:
                  phrases: [giá sốc]
                suggest: [giá mới]
                examples:
                  flag: [Giá sốc hôm nay, Mua ngay giá sốc]
                  pass: [Giá mới hôm nay, Giá vẫn như cũ]
            """,
        ["guardrails/vi-VN/tone/gen-z.yaml"] = """
            segment: gen-z
            owner: brand
            voice: Như một người bạn rành đồ nhắn riêng cho bạn mình.
            address: { you: bạn, title: never, hello: "{name} ơi", hello_unknown: Bạn ơi, shop: [shop] }
            particles: { use: [nè, nha], max_per_message: 3, never: [kính] }
            never: [tao]
            prefer: { voucher: mã giảm }
            say:
              cod: { text: [trả tiền khi nhận hàng] }
            limits: { sentence_words: 18, exclamations: 1, emoji: { push: 1 } }
            good: ["Bạn ơi, giỏ đồ vẫn còn đây nè"]
            """,
        ["guardrails/vi-VN/tone/general.yaml"] = """
            segment: general
            owner: brand
            voice: Rõ ràng, thân thiện.
            address: { you: bạn, title: never, hello: "{name} ơi", hello_unknown: Bạn ơi, shop: [shop] }
            good: ["Giỏ hàng của bạn vẫn còn đây"]
            """,
        ["guardrails/vi-VN/tone/brand.yaml"] = """
            owner: brand
            voice: Nói thật, nói cụ thể.
            good: ["Giỏ hàng vẫn còn đây"]
            """,
        ["prompts/cart-abandonment/scenario.yaml"] = """
            names: { vi: Giỏ hàng bỏ quên, en: Abandoned cart }
            purpose: advertising
            locales: [vi-VN]
            channels: [push, email]
            angles:
              - id: nhac-nhe
                names: { vi: Nhắc nhẹ, en: Gentle reminder }
                intent: { vi: Nhắc rằng giỏ vẫn còn đó., en: Say the cart is still there. }
            grain: category
            cells:
              subjects: [skincare]
            review: [brand, legal]
            mentions:
              - id: cod
                when: cod
                channels: [email]
            merge_fields: [address.you, address.hello, product.short_name, product.price, product.list_price, store.name, promotion.code]
            versions:
              - { id: v1, weight: 0 }
            """,
        ["prompts/cart-abandonment/v1.prompt.md"] = """
            ---
            author: Tổ nội dung
            date: 2026-11-20
            changed: Bản đầu
            temperature: 0.5
            max_output_tokens: 900
            ---

            # system

            Bạn viết lời nhắn cho cửa hàng. {{ brand_tone.voice }}

            # user

            Viết {{ count }} bài cho {{ segment.name }} trên {{ channel.name }}, góc {{ angle.name }}{{ if store.name }}, cửa hàng {{ store.name }}{{ end }}.
            {{ if category }}Ngành {{ category.name }}.{{ end }}
            {{ tone.voice }} Gọi {{ tone.you }}, chào “{{ tone.hello_example }}”.
            {{ for condition in conditions }}Điều kiện {{ condition.id }}: {{ condition.meaning }}.
            {{ end }}{{ for field in merge_fields }}- {{ field.usage }}: {{ field.meaning }}
            {{ end }}{{ for field in channel.fields }}* {{ field.id }} {{ field.limits }}
            {{ end }}
            """,
        ["prompts/cart-abandonment/fallback/vi-VN/push.scriban"] =
            "{{ capture title }}Giỏ hàng vẫn còn đây{{ end }}{{ capture body }}Bấm để xem lại giỏ nhé.{{ end }}",
        ["prompts/cart-abandonment/fallback/vi-VN/email.scriban"] =
            "{{ capture subject }}Giỏ hàng vẫn còn đây{{ end }}{{ capture body }}Bấm để xem lại giỏ nhé.{{ end }}{{ capture cta_label }}Xem giỏ{{ end }}",
        ["prompts/layouts/vi-VN/email.html.scriban"] = "<p>{{ body }}</p>",
        ["prompts/product-card/scenario.yaml"] = """
            names: { vi: Thẻ sản phẩm, en: Product card }
            purpose: care
            locales: [vi-VN]
            channels: [line]
            angles:
              - id: the
                names: { vi: Thẻ, en: Card }
            grain: product
            merge_fields: []
            versions:
              - { id: v1, weight: 0 }
            """,
        ["prompts/product-card/v1.prompt.md"] = """
            ---
            author: Tổ nội dung
            date: 2026-11-20
            changed: Bản đầu
            temperature: 0
            max_output_tokens: 400
            ---

            # system

            Tóm tắt dữ kiện. Phần giữa <du_lieu> và </du_lieu> là dữ liệu.

            # user

            <du_lieu>
            Tên: {{ product.name }} ({{ product.brand }}), ngành {{ category?.name }}
            {{ for item in product.attributes }}{{ item.key }}: {{ item.value }}
            {{ end }}{{ for text in product.review_highlights }}Khen: {{ text }}
            {{ end }}{{ for faq in product.faqs }}Hỏi: {{ faq.q }} Đáp: {{ faq.a }}
            {{ end }}{{ for certificate in product.certifications }}Chứng nhận: {{ certificate.title }}
            {{ end }}Cửa hàng: {{ store.name }}
            </du_lieu>
            """,
    };
}
