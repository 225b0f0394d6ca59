//! What the bodies of real sites hold: page builders, themes, boxes of other sites, word processors, notes. No word may be lost.

use crate::support::sketch::{become_as_said, body};

/// What the report will list.
fn listed(raw: &str) -> Vec<String> {
    body(raw).unknown.into_iter().map(|unknown| format!("{}:{}", unknown.kind, unknown.name)).collect()
}

#[test]
fn amp() {
    become_as_said(&[
        (
            "<amp-img src=\"https://a.b/1.jpg\" alt=\"River\" width=\"9\" height=\"5\"><noscript><img src=\"https://a.b/1.jpg\" alt=\"River\"></noscript></amp-img>",
            "I(https://a.b/1.jpg|River|)",
        ),
        ("<figure><amp-img src=\"https://a.b/1.jpg\"></amp-img><figcaption>Cap</figcaption></figure>", "I(https://a.b/1.jpg||Cap)"),
        ("<amp-youtube data-videoid=\"abc\"></amp-youtube>", "E(YouTube https://www.youtube.com/watch?v=abc|)"),
        (
            "<amp-iframe src=\"https://www.google.com/maps/embed?pb=1\"><amp-img src=\"https://a.b/p.jpg\" placeholder></amp-img></amp-iframe>",
            "E(Google https://www.google.com/maps/embed?pb=1|)",
        ),
        (
            "<amp-video><source src=\"https://a.b/v.mp4\"></amp-video><amp-audio src=\"https://a.b/s.mp3\"></amp-audio>",
            "V(https://a.b/v.mp4|) A(https://a.b/s.mp3|)",
        ),
        (
            "<amp-carousel><amp-img src=\"https://a.b/1.jpg\"></amp-img><amp-img src=\"https://a.b/2.jpg\"></amp-img></amp-carousel>",
            "G(https://a.b/1.jpg||, https://a.b/2.jpg||; )",
        ),
        (
            "<amp-twitter data-tweetid=\"5\"></amp-twitter><amp-facebook data-href=\"https://www.facebook.com/x/posts/1\"></amp-facebook>",
            "E(Twitter https://twitter.com/i/status/5|) E(Facebook https://www.facebook.com/x/posts/1|)",
        ),
        ("<amp-youtube></amp-youtube>a<amp-accordion><h3>b</h3></amp-accordion>", "?(amp-youtube|<amp-youtube></amp-youtube>|) P(a) H3(b)"),
    ]);
    assert_eq!(listed("<amp-ad type=\"x\"></amp-ad><amp-youtube></amp-youtube>"), ["block:amp-ad", "block:amp-youtube"]);
}

#[test]
fn wpbakery() {
    become_as_said(&[
        (
            "[vc_row][vc_column width=\"1/2\"][vc_custom_heading text=\"Rivers\" font_container=\"tag:h3|text_align:left\"][vc_column_text css=\".x{}\"]<p>One</p>\n\nTwo[/vc_column_text][vc_separator][vc_single_image image=\"7\"][vc_empty_space][/vc_column][/vc_row]",
            "H3(Rivers) P(One) P(Two) HR I(#||)",
        ),
        (
            "[vc_btn title=\"Read\" link=\"url:https%3A%2F%2Fold.site%2Fa%2F|title:Read\"][vc_video link=\"https://youtu.be/abc\"][vc_gallery images=\"7,8\"]",
            "P([Read](/a/)) E(YouTube https://youtu.be/abc|) G(#|Alt|Caption 7, #|Alt|Caption 8; )",
        ),
        ("Before [vc_raw_html]JTNDcCUzRVdvcmRzJTNDJTJGcCUzRQ==[/vc_raw_html] after", "P(Before) P(Words) P(after)"),
        ("[vc_raw_js]JTNDc2NyaXB0JTNF[/vc_raw_js]", "?(vc_raw_js|[vc_raw_js]|)"),
        (
            "[vc_tta_accordion][vc_tta_section title=\"Question\"][vc_column_text]Answer[/vc_column_text][/vc_tta_section][vc_tta_section title=\"Next\"]So[/vc_tta_section][/vc_tta_accordion]",
            "?(vc_tta_accordion|[vc_tta_accordion]|) ?(vc_tta_section|[vc_tta_section title=\"Question\"]|Question) P(Answer) ?(vc_tta_section|[vc_tta_section title=\"Next\"]|Next) P(So)",
        ),
    ]);
    assert_eq!(listed("[vc_row][vc_raw_js]x[/vc_raw_js][vc_btn title=\"a\"][/vc_row]"), ["shortcode:vc_row", "shortcode:vc_raw_js"]);
}

#[test]
fn elementor_divi_and_themes() {
    become_as_said(&[
        (
            "<div class=\"elementor elementor-5\"><section class=\"elementor-section\"><div class=\"elementor-container\"><h2 class=\"elementor-heading-title\">Talks</h2><div class=\"elementor-widget-text-editor\"><p>Words.</p></div><figure class=\"wp-caption\"><img src=\"https://a.b/1.jpg\"><figcaption class=\"widget-image-caption\">Cap</figcaption></figure></div></section></div>",
            "H2(Talks) P(Words.) I(https://a.b/1.jpg||Cap)",
        ),
        (
            "[et_pb_section fb_built=\"1\"][et_pb_row][et_pb_column type=\"4_4\"][et_pb_text]<h2>Head</h2><p>Words</p>[/et_pb_text][et_pb_image src=\"https://a.b/1.jpg\" alt=\"A\"][/et_pb_image][et_pb_blurb title=\"Blurb\"]Inside[/et_pb_blurb][et_pb_video src=\"https://youtu.be/abc\"][/et_pb_video][et_pb_button button_text=\"Go\" button_url=\"https://old.site/a/\"][/et_pb_button][/et_pb_column][/et_pb_row][/et_pb_section]",
            "H2(Head) P(Words) I(https://a.b/1.jpg|A|) ?(et_pb_blurb|[et_pb_blurb title=\"Blurb\"]|Blurb) P(Inside) E(YouTube https://youtu.be/abc|) P([Go](/a/))",
        ),
        // words of two elements must not become one
        (
            "[et_pb_toggle title=\"Q\"]A[/et_pb_toggle][et_pb_code]Said[/et_pb_code]",
            "?(et_pb_toggle|[et_pb_toggle title=\"Q\"]|Q) P(A) ?(et_pb_code|[et_pb_code]|) P(Said)",
        ),
        (
            "[tab title=\"One\"]First[/tab][tab title=\"Two\"]Second[/tab]",
            "?(tab|[tab title=\"One\"]|One) P(First) ?(tab|[tab title=\"Two\"]|Two) P(Second)",
        ),
        (
            "[jnews_block_9 first_title=\"Latest\" number_post=\"4\"]",
            "?(jnews_block_9|[jnews_block_9 first_title=\"Latest\" number_post=\"4\"]|Latest)",
        ),
        (
            "[dropcap]T[/dropcap]he talks [highlight]go on[/highlight].",
            "?(dropcap|[dropcap]|) P(The talks go on.) ?(highlight|[highlight]|)",
        ),
        (
            "<div class=\"jeg_video_container\"><iframe src=\"https://www.youtube.com/embed/abc\"></iframe></div>",
            "E(YouTube https://www.youtube.com/watch?v=abc|)",
        ),
        (
            "<!-- wp:jetpack/slideshow {\"ids\":[7]} --><div class=\"wp-block-jetpack-slideshow\"><ul><li><figure><img class=\"wp-image-7\" src=\"https://old.site/p.jpg\"><figcaption>C</figcaption></figure></li></ul></div><!-- /wp:jetpack/slideshow -->",
            "?(jetpack/slideshow|<!-- wp:jetpack/slideshow {\"ids\":[7]} -->|) G(#||C; )",
        ),
    ]);
}

#[test]
fn boxes_of_other_sites() {
    let instagram = "https://www.instagram.com/p/Ab/";
    let script = "<script async src=\"//www.instagram.com/embed.js\"></script>";
    become_as_said(&[
        (
            &format!(
                "<blockquote class=\"instagram-media\" data-instgrm-permalink=\"{instagram}?utm_source=ig_embed\"><div><a href=\"{instagram}\"><div>View this post</div></a><p><a href=\"{instagram}\">By Desk</a></p></div></blockquote>{script}"
            ),
            &format!(
                "E(Instagram {instagram}|[View this post]({instagram})/[By Desk]({instagram})) ?(script|<script async=\"\" src=\"//www.instagram.com/embed.js\"></script>|)"
            ),
        ),
        (
            "<blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@desk/video/1\"><section><a href=\"https://www.tiktok.com/@desk\">@desk</a><p>Words of it</p></section></blockquote>",
            "E(TikTok https://www.tiktok.com/@desk/video/1|[@desk](https://www.tiktok.com/@desk)/Words of it)",
        ),
        (
            "<div class=\"fb-post\" data-href=\"https://www.facebook.com/desk/posts/1\"><blockquote><p>Words</p>Posted by <a href=\"https://facebook.com/desk\">Desk</a></blockquote></div>",
            "E(Facebook https://www.facebook.com/desk/posts/1|Words/Posted by Desk)",
        ),
        (
            "<div class=\"fb-video\" data-href=\"https://www.facebook.com/desk/videos/1\"></div>",
            "E(Facebook https://www.facebook.com/desk/videos/1|)",
        ),
        (
            "<blockquote class=\"twitter-tweet\"><p lang=\"en\">Signed.</p>&mdash; Desk <a href=\"https://twitter.com/desk/status/5\">May 1</a></blockquote>",
            "Q(P(Signed.) P(— Desk [May 1](https://twitter.com/desk/status/5)) -- )",
        ),
        (
            "<blockquote class=\"twitter-video\"><a href=\"https://twitter.com/d/status/6\"></a></blockquote>",
            "E(Twitter https://twitter.com/d/status/6|)",
        ),
        (
            "Before\n\nhttps://twitter.com/d/status/5\n\nhttps://old.site/2020/story/\n\nAfter",
            "P(Before) E(Twitter https://twitter.com/d/status/5|) P([https://old.site/2020/story/](/2020/story/)) P(After)",
        ),
        (
            "<p><a href=\"https://www.tiktok.com/@d/video/1\">https://www.tiktok.com/@d/video/1</a></p>",
            "E(TikTok https://www.tiktok.com/@d/video/1|)",
        ),
    ]);
    assert_eq!(listed(script), ["block:script"]);
}

#[test]
fn word_processors() {
    become_as_said(&[
        ("It\u{92}s \u{93}quoted\u{94} \u{96} and \u{97} so\u{85} \u{80}5 caf\u{e9}", "P(It’s “quoted” – and — so… €5 café)"),
        ("It&#146;s &#147;quoted&#148; &#128;5", "P(It’s “quoted” €5)"),
        (
            "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p class=\"MsoNormal\"><b style=\"mso-bidi-font-weight:normal\"><span style=\"font-family:&quot;Times&quot;\">Head<o:p></o:p></span></b></p><p class=\"MsoListParagraph\"><span style=\"mso-list:Ignore\">\u{b7}</span>Point<o:p>&nbsp;</o:p></p>",
            "P(*Head*) P(·Point\u{a0})",
        ),
        ("<p class=\"MsoFootnoteText\"><a href=\"#_ftnref1\" name=\"_ftn1\"><sup>[1]</sup></a> Note</p>", "P([^[1]](#_ftnref1) Note)"),
        ("<st1:place w:st=\"on\">Geneva</st1:place> <w:sdt>Kept</w:sdt>", "P(Geneva Kept)"),
        // Google Docs wraps a whole text into a <b> that is none, and writes emphasis as style
        (
            "<b style=\"font-weight:normal\" id=\"docs-internal-guid-1\"><p dir=\"ltr\"><span style=\"font-size:11pt;font-weight:400\">Plain </span><span style=\"font-weight:700\">Bold</span><span style=\"font-style:italic\"> It</span></p></b>",
            "P(Plain *Bold*_ It_)",
        ),
        (
            "<span style=\"font-weight: bold !important;\">B</span> <b>a<span style=\"font-weight:400\">n</span></b> <span style=\"text-decoration:line-through\">S</span> x<span style=\"vertical-align:super\">2</span> <i style=\"font-style:normal\">r</i>",
            "P(*B* *a*n ~S~ x^2 r)",
        ),
    ]);
}

#[test]
fn lists_tables_and_notes() {
    become_as_said(&[
        ("<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li><p>d</p><p>e</p></li></ul>", "UL(P(a) OL(P(b) UL(P(c))); P(d) P(e))"),
        (
            "<!-- wp:list --><ul><!-- wp:list-item --><li>a<!-- wp:list --><ul><!-- wp:list-item --><li>b</li><!-- /wp:list-item --></ul><!-- /wp:list --></li><!-- /wp:list-item --></ul><!-- /wp:list -->",
            "UL(P(a) UL(P(b)))",
        ),
        (
            "<table><caption>Trade</caption><thead><tr><th rowspan=\"2\">Year</th><th colspan=\"2\">Sum</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody><tfoot><tr><td colspan=\"3\">Source: <em>x</em></td></tr></tfoot></table>",
            "T(!P(Year) | !2P(Sum) // P(1) | P(2) // 3P(Source: _x_); Trade)",
        ),
        ("[table id=3 /]", "?(table|[table id=3 /]|)"),
        (
            "Text[efn_note]The <em>note</em>.[/efn_note] goes on[efn_note]Two[/efn_note].",
            "P(Text^[1](#note-1) goes on^[2](#note-2).) OL(P(The _note_.); P(Two))",
        ),
        (
            "See [ref] and [1], [footnote]a note[/footnote] and [mfn]b[/mfn]",
            "P(See [ref] and [1], ^[1](#note-1) and ^[2](#note-2)) OL(P(a note); P(b))",
        ),
    ]);
    assert!(listed("a[efn_note]b[/efn_note]").is_empty());
}

#[test]
fn players_breaks_and_code() {
    become_as_said(&[
        ("[playlist ids=\"7,8\"][playlist type=\"video\" ids=\"7\"]", "A(|Caption 7) A(|Caption 8) V(|Caption 7)"),
        ("[gallery columns=\"2\" link=\"file\" size=\"medium\" ids=\"7,8\" orderby=\"rand\"]", "G(#|Alt|Caption 7, #|Alt|Caption 8; )"),
        ("[audio mp3=\"https://a.b/s.mp3\" ogg=\"https://a.b/s.ogg\"][/audio]", "A(https://a.b/s.mp3|)"),
        (
            "[video mp4=\"https://a.b/v.mp4\" poster=\"https://a.b/p.jpg\"]<a href=\"https://a.b/v.mp4\">Download</a>[/video]",
            "V(https://a.b/v.mp4|) P(Download)",
        ),
        (
            "<video controls><source src=\"https://a.b/v.mp4\"></video><audio><source src=\"https://a.b/s.ogg\"></audio>",
            "V(https://a.b/v.mp4|) A(https://a.b/s.ogg|)",
        ),
        ("<p>Intro<!--more Read on--></p>\n<p>Rest</p><!--nextpage--><p>Two</p>", "P(Intro) P(Rest) P(Two)"),
        (
            "<pre><code class=\"language-php\">&lt;?php echo \"[gallery]\"; ?&gt;\n&lt;script&gt;x()&lt;/script&gt;</code></pre>",
            "Cphp(<?php echo \"[gallery]\"; ?>\n<script>x()</script>)",
        ),
        ("<pre><img src=x onerror=alert(1)><iframe src=\"https://a.b/\"></iframe>c</pre>", "C(<iframe src=\"https://a.b/\"></iframe>c)"),
        (
            "<img src=\"data:image/gif;base64,R0\" data-src=\"https://a.b/late.jpg\"><noscript><img src=\"https://a.b/late.jpg\"></noscript>",
            "I(https://a.b/late.jpg||)",
        ),
        ("<picture><source srcset=\"https://a.b/1.webp\"><img src=\"https://a.b/1.jpg\" alt=\"A\"></picture>", "I(https://a.b/1.jpg|A|)"),
    ]);
}

#[test]
fn what_nobody_knows_is_inert_and_listed() {
    become_as_said(&[
        ("[wpforms id=\"5\"]", "?(wpforms|[wpforms id=\"5\"]|)"),
        ("[su_quote cite=\"Envoy\"]Said[/su_quote]", "?(su_quote|[su_quote cite=\"Envoy\"]|Envoy) P(Said)"),
        (
            "<!-- wp:yoast/faq-block {\"a\":1} --><div><strong>Why?</strong> <p>So.</p></div><!-- /wp:yoast/faq-block -->",
            "?(yoast/faq-block|<!-- wp:yoast/faq-block {\"a\":1} -->|) P(*Why?*) P(So.)",
        ),
        (
            "<!-- wp:kadence/row --><div><!-- wp:paragraph --><p>In</p><!-- /wp:paragraph --></div><!-- /wp:kadence/row -->",
            "?(kadence/row|<!-- wp:kadence/row -->|) P(In)",
        ),
        (
            "a<script>(adsbygoogle = window.adsbygoogle || []).push({});</script>",
            "P(a) ?(script|<script>(adsbygoogle = window.adsbygoogle || []).push({});</script>|)",
        ),
    ]);
    assert_eq!(
        listed("[wpforms id=\"5\"]<!-- wp:kadence/row --><p>x</p><!-- /wp:kadence/row -->"),
        ["shortcode:wpforms", "block:kadence/row"]
    );
}

#[test]
fn labels_of_controls_are_no_text() {
    let blocks = [
        ("search", r#"{"label":"Search","placeholder":"Two words","buttonText":"Find"}"#),
        ("post-navigation-link", r#"{"type":"previous","label":"The story before"}"#),
        ("read-more", r#"{"content":"Read on"}"#),
        ("post-terms", r#"{"term":"category","prefix":"In ","suffix":" and more"}"#),
        ("loginout", r#"{"label":"Sign in"}"#),
    ];
    for (name, attrs) in blocks {
        let raw = format!("<!-- wp:{name} {attrs} /-->");
        become_as_said(&[(&format!("<p>One</p>{raw}"), &format!("P(One) ?(core/{name}|{raw}|)"))]);
        assert_eq!(listed(&raw), [format!("block:core/{name}")], "the report still names it");
    }
    // the words of a plugin's block are its content
    let faq = r#"<!-- wp:acme/box {"title":"Why rivers"} /-->"#;
    become_as_said(&[(faq, &format!("?(acme/box|{faq}|Why rivers)"))]);
}
