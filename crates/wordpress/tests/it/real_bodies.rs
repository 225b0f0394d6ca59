//! Bodies as news sites have them after years of plugins: pictures that come late, frames that wait for consent, themes' shortcodes.

use crate::support::sketch::{become_as_said, body};

#[test]
fn pictures_that_wait_for_scrolling() {
    become_as_said(&[
        (
            "<img src=\"https://old.site/wp-content/plugins/lazy/placeholder.png\" data-src=\"https://a.b/real.jpg\" alt=\"Dam\">",
            "I(https://a.b/real.jpg|Dam|)",
        ),
        (
            "<img class=\"lazyload\" src=\"data:image/svg+xml;base64,PHN2Zz4=\" data-lazy-src=\"https://a.b/1.jpg\"><noscript><img src=\"https://a.b/1.jpg\"></noscript>",
            "I(https://a.b/1.jpg||)",
        ),
        ("<img data-srcset=\"https://a.b/1-300x200.jpg 300w, https://a.b/1.jpg 1024w\" alt=\"A\">", "I(https://a.b/1.jpg|A|)"),
        ("<img srcset=\"https://a.b/1-300x200.jpg 300w,https://a.b/1.jpg 1024w\">", "I(https://a.b/1.jpg||)"),
        (
            "<img src=\"https://a.b/1-300x200.jpg\" srcset=\"https://a.b/1.jpg 1024w\" data-orig-file=\"https://a.b/1.jpg\">",
            "I(https://a.b/1-300x200.jpg||)",
        ),
        ("<p>Before</p><noscript><img src=\"https://a.b/only.jpg\" alt=\"Only\"></noscript>", "P(Before) I(https://a.b/only.jpg|Only|)"),
        ("<noscript><iframe src=\"https://www.googletagmanager.com/ns.html?id=G\" height=\"0\" width=\"0\"></iframe></noscript>x", "P(x)"),
        ("<noscript><img height=\"1\" width=\"1\" style=\"display:none\" src=\"https://www.facebook.com/tr?id=1\"></noscript>x", "P(x)"),
        ("<img src=\"wp-content/uploads/2019/a.png\" alt=\"A\">", "I(https://old.site/wp-content/uploads/2019/a.png|A|)"),
    ]);
}

#[test]
fn frames_that_wait_for_consent() {
    become_as_said(&[
        (
            "<iframe src=\"about:blank\" data-src=\"https://www.youtube.com/embed/abc\"></iframe>",
            "E(YouTube https://www.youtube.com/watch?v=abc|)",
        ),
        ("<iframe data-lazy-src=\"https://player.vimeo.com/video/12\"></iframe>", "E(Vimeo https://vimeo.com/12|)"),
        (
            "<div class=\"rll-youtube-player\" data-id=\"abc\"></div><noscript><iframe src=\"https://www.youtube.com/embed/abc\"></iframe></noscript>",
            "E(YouTube https://www.youtube.com/watch?v=abc|)",
        ),
        (
            "<iframe src=\"https://datawrapper.dwcdn.net/x/1/\" title=\"Chart\"></iframe>",
            "E(Datawrapper https://datawrapper.dwcdn.net/x/1/|)",
        ),
        ("<iframe src=\"https://maps.google.com/maps?q=1\"></iframe>", "E(Google https://maps.google.com/maps?q=1|)"),
    ]);
}

#[test]
fn links_without_a_beginning_and_into_the_old_site() {
    become_as_said(&[
        ("<a href=\"www.example.org/a\">there</a>", "P([there](http://www.example.org/a))"),
        ("<a href=\"HTTPS://OLD.SITE/2019/x/\">a</a> <a href=\"//www.old.site/y/\">b</a>", "P([a](HTTPS://OLD.SITE/2019/x/) [b](/y/))"),
        ("<a href=\"https://Old.Site/2019/x/\">a</a>", "P([a](/2019/x/))"),
        ("https://old.site/2020/story/", "P([https://old.site/2020/story/](/2020/story/))"),
        ("<a href=\"javascript:void(0)\">x</a> <a href=\"\">y</a> <a href=\"#top\">z</a>", "P(x y [z](#top))"),
    ]);
}

#[test]
fn shortcodes_of_themes_and_plugins() {
    become_as_said(&[
        ("[button url=\"https://old.site/a/\" color=\"red\"]Read on[/button]", "P([Read on](/a/))"),
        ("[su_button url=\"https://x.y/\"]Go[/su_button] on", "P([Go](https://x.y/)) P(on)"),
        (
            "[pdf-embedder url=\"https://old.site/wp-content/uploads/2020/r.pdf\"]",
            "?(pdf-embedder|[pdf-embedder url=\"https://old.site/wp-content/uploads/2020/r.pdf\"]|) F(https://old.site/wp-content/uploads/2020/r.pdf|r.pdf)",
        ),
        (
            "[facebook url=\"https://www.facebook.com/desk/posts/1\"]",
            "?(facebook|[facebook url=\"https://www.facebook.com/desk/posts/1\"]|) E(Facebook https://www.facebook.com/desk/posts/1|)",
        ),
        (
            "[su_youtube url=\"https://youtu.be/abc\"]",
            "?(su_youtube|[su_youtube url=\"https://youtu.be/abc\"]|) E(YouTube https://youtu.be/abc|)",
        ),
        ("[embedyt]https://www.youtube.com/watch?v=abc[/embedyt]", "?(embedyt|[embedyt]|) E(YouTube https://www.youtube.com/watch?v=abc|)"),
        ("[wpvideo AbCd12 w=600]", "E(VideoPress https://videopress.com/v/AbCd12|)"),
        (
            "[googlemaps https://www.google.com/maps/embed?pb=1]",
            "?(googlemaps|[googlemaps https://www.google.com/maps/embed?pb=1]|) E(Google https://www.google.com/maps/embed?pb=1|)",
        ),
        (
            "[tdc_zone][vc_row][vc_column][tdm_block_inline_text description=\"JTNDcCUzRVJpdmVycyUyMHJpc2UlM0MlMkZwJTNF\"][td_block_1 custom_title=\"Latest\"][/vc_column][/vc_row][/tdc_zone]",
            "?(tdm_block_inline_text|[tdm_block_inline_text description=\"JTNDcCUzRVJpdmVycyUyMHJpc2UlM0MlMkZwJTNF\"]|Rivers rise) ?(td_block_1|[td_block_1 custom_title=\"Latest\"]|Latest)",
        ),
        (
            "[contact-form][contact-field label=\"Name\" type=\"name\"/][/contact-form]",
            "?(contact-form|[contact-form]|) ?(contact-field|[contact-field label=\"Name\" type=\"name\"/]|Name)",
        ),
        (
            "[caption id=\"attachment_7\" align=\"alignleft\"]<a href=\"https://old.site/p.jpg\"><img src=\"https://old.site/p.jpg\" alt=\"A\"></a> Words with [b] and <a href=\"https://x.y/\">link</a>[/caption]After",
            "I(#|A|Words with [b] and [link](https://x.y/)) P(After)",
        ),
        ("[jetpack_subscription_form]\n\nText", "?(jetpack_subscription_form|[jetpack_subscription_form]|) P(Text)"),
    ]);
    let absent = body("[gallery ids=\"7,99\"] [playlist ids=\"98\"]").absent;
    assert_eq!(absent, [99, 98]);
}

#[test]
fn blocks_of_plugins_and_of_the_editor() {
    become_as_said(&[
        (
            "<!-- wp:acf/card {\"name\":\"acf/card\",\"data\":{\"headline\":\"Rivers rise\",\"_headline\":\"field_1\",\"side\":\"left\",\"body\":\"More than ever\"},\"mode\":\"edit\"} /-->",
            "?(acf/card|<!-- wp:acf/card {\"name\":\"acf/card\",\"data\":{\"headline\":\"Rivers rise\",\"_headline\":\"field_1\",\"side\":\"left\",\"body\":\"More than ever\"},\"mode\":\"edit\"} /-->|More than ever\nRivers rise)",
        ),
        (
            "<!-- wp:gallery {\"linkTo\":\"none\"} --><figure class=\"wp-block-gallery has-nested-images columns-2\"><!-- wp:image {\"id\":7} --><figure class=\"wp-block-image\"><img src=\"https://old.site/a.jpg\" class=\"wp-image-7\"/><figcaption class=\"wp-element-caption\">One</figcaption></figure><!-- /wp:image --><figcaption class=\"blocks-gallery-caption\">All</figcaption></figure><!-- /wp:gallery -->",
            "G(#||One; All)",
        ),
        (
            "<!-- wp:media-text {\"mediaId\":7,\"mediaType\":\"image\"} --><div class=\"wp-block-media-text\"><figure class=\"wp-block-media-text__media\"><img src=\"https://old.site/a.jpg\" class=\"wp-image-7\"/></figure><div class=\"wp-block-media-text__content\"><!-- wp:paragraph --><p>Beside</p><!-- /wp:paragraph --></div></div><!-- /wp:media-text -->",
            "I(#||) P(Beside)",
        ),
        (
            "<!-- wp:image {\"id\":7,\"linkDestination\":\"custom\"} --><figure class=\"wp-block-image\"><a href=\"https://x.y/\"><img src=\"https://old.site/a-1024x683.jpg\" alt=\"A\" class=\"wp-image-7\"/></a><figcaption>By <em>Desk</em></figcaption></figure><!-- /wp:image -->",
            "I(#|A|By _Desk_ -> https://x.y/)",
        ),
        (
            "<!-- wp:jetpack/tiled-gallery {\"ids\":[7]} --><div class=\"wp-block-jetpack-tiled-gallery\"><div class=\"tiled-gallery__gallery\"><div class=\"tiled-gallery__row\"><figure class=\"tiled-gallery__item\"><img alt=\"A\" data-id=\"7\" data-url=\"https://old.site/a.jpg\" src=\"https://i0.wp.com/old.site/a.jpg?ssl=1\"/></figure></div></div></div><!-- /wp:jetpack/tiled-gallery -->",
            "?(jetpack/tiled-gallery|<!-- wp:jetpack/tiled-gallery {\"ids\":[7]} -->|) G(#|A|; )",
        ),
    ]);
}

#[test]
fn boxes_that_a_program_fills_and_frames_of_old() {
    become_as_said(&[
        (
            "<object width=\"425\"><param name=\"movie\" value=\"http://www.youtube.com/v/abc&hl=en\"><embed src=\"http://www.youtube.com/v/abc&hl=en\"></object>",
            "E(YouTube https://www.youtube.com/watch?v=abc|)",
        ),
        (
            "<blockquote class=\"wp-embedded-content\"><a href=\"https://other.example/story/\">Title</a></blockquote>\n<iframe class=\"wp-embedded-content\" src=\"https://other.example/story/embed/#?secret=x\"></iframe>",
            "Q(P([Title](https://other.example/story/)) -- )",
        ),
        ("<div class=\"infogram-embed\" data-id=\"abc\"></div>", "E(Infogram https://infogram.com/abc|)"),
        (
            "<div class=\"flourish-embed\" data-src=\"visualisation/1\"><script src=\"https://public.flourish.studio/resources/embed.js\"></script></div>",
            "E(Flourish https://public.flourish.studio/visualisation/1|)",
        ),
        ("[embed]https://old.site/2020/01/x/[/embed]", "P([https://old.site/2020/01/x/](/2020/01/x/))"),
        (
            "<!-- wp:rank-math/faq-block {\"questions\":[{\"title\":\"Why?\",\"content\":\"<p>Because.</p>\"}]} /-->",
            "?(rank-math/faq-block|<!-- wp:rank-math/faq-block {\"questions\":[{\"title\":\"Why?\",\"content\":\"<p>Because.</p>\"}]} /-->|Because.\nWhy?)",
        ),
    ]);
}

#[test]
fn pictures_with_words_under_them_as_old_themes_wrote_them() {
    become_as_said(&[
        (
            "<div class=\"wp-caption alignright\"><a href=\"https://x.y/\"><img src=\"https://a.b/1.jpg\"></a><p class=\"wp-caption-text\">The words</p></div>",
            "I(https://a.b/1.jpg||The words -> https://x.y/)",
        ),
        (
            "<div class='gallery'><dl class='gallery-item'><dt><img src=\"https://a.b/1.jpg\"></dt><dd class='wp-caption-text gallery-caption'>one</dd></dl><dl class='gallery-item'><dt><img src=\"https://a.b/2.jpg\"></dt></dl></div>",
            "G(https://a.b/1.jpg||one, https://a.b/2.jpg||; )",
        ),
        ("Said <em>he</em> [sic]\nnext", "P(Said _he_ [sic]/next)"),
        ("<img src=\"https://old.site/wp-includes/images/smilies/icon_smile.gif\" alt=\":)\"> text", "P(:) text)"),
        ("[vc_single_image image=\"7\" onclick=\"custom_link\" link=\"https://x.y/\"]", "I(#|| -> https://x.y/)"),
        ("<pre class=\"brush: php; title: ;\">echo 1;</pre>", "Cphp(echo 1;)"),
    ]);
}

#[test]
fn other_languages_drawings_and_formulas() {
    become_as_said(&[
        ("<p dir=\"rtl\" lang=\"ur\">دریا کا پانی</p><p lang=\"en-GB\">Rivers</p>", "P(~دریا کا پانی~) P(Rivers)"),
        ("<blockquote lang=\"ar\"><p>ماء</p></blockquote>", "Q(P(~ماء~) -- )"),
        ("a <svg viewBox=\"0 0 1 1\"><title>Icon</title><desc>An icon</desc><path d=\"M0\"/></svg> b", "P(a b)"),
        ("<svg><text>Label</text></svg>", "P(Label)"),
        (
            "<math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>y</mi><mn>1</mn></msub></mrow><annotation encoding=\"application/x-tex\">x^2+y_1</annotation></semantics></math>",
            "P(x^2+y~1~)",
        ),
    ]);
}
