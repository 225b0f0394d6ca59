//! The description by which browsers offer to search a site.

use quick_xml::escape::escape;

/// Characters that the format allows in the name on a menu.
const SHORT: usize = 16;

/// The description of the search at `origin`, see <https://github.com/dewitt/opensearch>.
pub fn open_search(name: &str, origin: &str) -> String {
    let short: String = name.chars().take(SHORT).collect();
    let (short, name, origin) = (escape(short.trim()), escape(name), escape(origin));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\
         <ShortName>{short}</ShortName><Description>{name}</Description><InputEncoding>UTF-8</InputEncoding>\
         <Image width=\"48\" height=\"48\" type=\"image/png\">{origin}/favicon.ico</Image>\
         <Url type=\"text/html\" template=\"{origin}/search/?q={{searchTerms}}\"/></OpenSearchDescription>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::open_search;

    #[test]
    fn a_name_is_no_markup() {
        let xml = open_search("Bits & <Pieces> of the World", "https://paper.example");
        assert!(xml.contains("<ShortName>Bits &amp; &lt;Pieces&gt;</ShortName>"), "{xml}");
        assert!(xml.contains("template=\"https://paper.example/search/?q={searchTerms}\""), "{xml}");
    }
}
