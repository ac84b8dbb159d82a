namespace MessageComposer.Tests.Content;

/// <summary>The files of <see cref="ContentTree"/>.</summary>
internal static class ContentTreeFiles
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ContentTree.Conditions] = """
            conditions:
              - id: on_sale
                when: product.list_price > product.price
                names:
                  vi: Giá thấp hơn giá ngay trước đó
                  en: Below the price just before
              - id: cod
                when: product.cod == true
                ends: promotion.ends_at
                names:
                  vi: Trả tiền khi nhận hàng
                  en: Payment on delivery

            """,
        [ContentTree.Scenario] = """
            names:
              vi: Giỏ hàng bỏ quên
              en: Cart abandonment
            purpose: advertising
            requires:
              - product.name
              - product.price
            locales: [vi-VN]
            channels:
              - push
              - email
            cells:
              segments: [general, gen-z]
              motives: [health]
              subjects: [none, skincare]
            angles:
              - id: nhac-nhe
                when: context.step == 1
                names:
                  vi: Nhắc nhẹ
                  en: Gentle reminder
                intent:
                  vi: Nhắc rằng giỏ vẫn còn đây
                  en: Say that the cart is still here
              - id: hoi-tham
                purpose: care
                names:
                  vi: Hỏi thăm
                  en: Ask how it goes
            grain: category
            review: [brand, legal]
            live: false
            deadline_ms: 1500
            mentions:
              - id: cod
                when: cod
                channels: [email]
            merge_fields:
              - product.name
              - product.lines.*
              - customer.first_name
              - address.you
            experiment:
              control: 10
              salt: cart-2026
            versions:
              - id: v1
                sha256: 0000000000000000000000000000000000000000000000000000000000000000
                weight: 90

            """,
        [ContentTree.Prompt] = """
            ---
            author: Lan
            date: 2026-11-01
            changed: Bản đầu tiên
            temperature: 0.7
            max_output_tokens: 800
            ---

            # system

            Viết cho {{ segment.name }}.

            # user

            Sản phẩm: {{ product.name }}

            """,
        [ContentTree.Fallback] = """
            {{ capture title }}Giỏ hàng của {{ address.you }} vẫn còn đây{{ end }}
            {{ capture body }}{{ product.name }}, giá {{ product.price | money }}.{{ end }}

            """,
        [ContentTree.EmailFallback] = """
            {{ capture subject }}Giỏ hàng của {{ address.you }} vẫn còn đây{{ end }}
            {{ capture body }}Trong giỏ có {{ product.name }}.{{ end }}

            """,
        [ContentTree.Layout] = """
            <html><body>{{ body | html.escape }}</body></html>

            """,
        [ContentTree.Channels] = """
            channels:
              - id: push
                names:
                  vi: Thông báo đẩy
                  en: Push notification
                fields:
                  - id: title
                    limits:
                      - { unit: graphemes, max: 50, kind: soft }
                  - id: body
                max_emoji: 1
                max_payload_bytes: 4096
              - id: email
                names:
                  vi: Thư điện tử
                  en: E-mail
                fields:
                  - id: subject
                  - id: preheader
                    required: false
                  - id: body
                max_links: 2
                sending:
                  advertising:
                    label: "[QC]"
                    label_field: subject
                    opt_out: TC gửi 8088
                    window_from: "07:00"
                    window_to: "22:00"
                    max_per_day: 1

            """,
        [ContentTree.Segments] = """
            segments:
              - id: gen-z
                when: customer.birth_year >= 1997
                names:
                  vi: Gen Z
                  en: Gen Z
              - id: general
                names:
                  vi: Mọi người
                  en: Everybody
            motives:
              - id: health
                when: context.motive == "health"
                names:
                  vi: Sức khoẻ
                  en: Health
              - id: none
                names:
                  vi: Không rõ
                  en: None known

            """,
        [ContentTree.Goods] = """
            goods:
              - id: cosmetics
                class: normal
                categories: [skincare, makeup]
                rule_sets: [cosmetics]
                reason: Mỹ phẩm phải công bố
              - id: tobacco
                class: ban
                categories: [tobacco]
                law: Luật Quảng cáo 16/2012/QH13, Điều 7
                reason: Cấm quảng cáo thuốc lá

            """,
        [ContentTree.Evidence] = """
            evidence:
              - id: award-2026
                title: Giải Sản phẩm tin dùng 2026
                issuer: Hội Tiêu chuẩn
                issued: 2026-03-01
                subjects: [SRM-150]

            """,
        [ContentTree.ZaloTemplates] = """
            templates:
              - id: "331245"
                scenario: cart-abandonment
                angle: nhac-nhe
                locale: vi-VN
                names:
                  vi: Nhắc giỏ hàng
                  en: Cart reminder
                tag: 3
                status: approved
                text: Chào <customer_name>, giỏ hàng trị giá <total> vẫn còn đây.
                parameters:
                  - name: customer_name
                    kind: text
                    max: 30
                    value: customer.first_name
                    required: false
                  - name: total
                    kind: money
                    max: 20
                    value: cart.total

            """,
        [ContentTree.Review] = """
            owner: legal
            classes:
              - id: high
                when:
                  - reason: goods_special
                    explain: Hàng quảng cáo có điều kiện
                  - reason: words
                    words: [bảo hành]
                    explain: Câu nói về bảo hành
              - id: medium
                when:
                  - reason: channel
                    channels: [email]
                    explain: Kênh riêng tư
              - id: low
                when: []
            layers:
              high:
                - { layer: brand, read: each }
                - { layer: legal, read: each }
              medium:
                - { layer: brand, read: each }
                - { layer: legal, read: sample }
              low:
                - { layer: brand, read: sample }
            sampling:
              confidence: 0.95
              max_defect_rate:
                high: 0
                medium: 0.05
                low: 0.1
            editor_counts_as: none
            small_edits: [whitespace, tone_placement]

            """,
        [ContentTree.Rules] = """
            owner: legal
            rules:
              - id: superlative-without-proof
                category: superlative_claim
                severity: block
                mode: enforce
                law: Luật Quảng cáo 16/2012/QH13, Điều 8 khoản 11
                effective_from: 2013-01-01
                status: confirmed
                reason: Từ mang nghĩa “nhất” phải có tài liệu hợp pháp chứng minh
                applies:
                  channels: [push]
                  segments: [gen-z]
                  goods: [cosmetics]
                  purpose: [advertising]
                match:
                  phrases: [tốt nhất, số một]
                  evasion: true
                unless:
                  phrases: [ít nhất]
                  evidence: true
                  condition: on_sale
                  fact: product.attributes.award
                suggest: []
                examples:
                  flag: [Kem dưỡng tốt nhất Việt Nam, Thương hiệu số một về giấc ngủ]
                  pass: [Mua ít nhất 2 sản phẩm, Bộ sưu tập mới đã về]

            """,
        [ContentTree.Tone] = """
            segment: general
            owner: brand
            voice: >
              Rõ ràng, lịch sự, gần gũi.
            address:
              you: bạn
              title: never
              hello: Chào {you}
              shop: shop
              always_in:
                email: quý khách
            never: [mày, tao]
            good:
              - Giỏ hàng của bạn vẫn còn đây

            """,
        [ContentTree.GenZTone] = """
            segment: gen-z
            owner: brand
            voice: Như bạn bè nhắn nhau.
            address:
              you: bạn
              hello: "{name} ơi"
              hello_unknown: Bạn ơi
              shop: [shop, tụi mình]
            particles:
              use: [nè, nha]
              max_per_message: 3
            slang:
              - word: chốt đơn
                until: 2027-06-30
                not_in: [email]
            limits:
              sentence_words: 18
              exclamations: 1
              capitals: names_only
              emoji:
                push: 1
              emoji_never: [🔥]
            prefer:
              voucher: mã giảm
            bad:
              - text: Kính chào quý khách
                why: nghe như tổng đài

            """,
        [ContentTree.BrandTone] = """
            owner: brand
            voice: Thật thà, ấm áp.
            say:
              cod: [trả tiền khi nhận hàng]
              inspect:
                text: được kiểm tra hàng trước khi trả tiền
                only_if: product.attributes.inspection

            """,
    };
}
