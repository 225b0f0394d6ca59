//! Writes a paper with long section names and one story with 120 comments, as a WordPress export: `node papers/long.mjs en|ur [THEME.xml]`.
//! The English names are the longest category names of WordPress's theme test data.

import { readFileSync } from 'node:fs';

const [language, theme] = process.argv.slice(2);
const urdu = [
	'بین الاقوامی تعلقات', 'سائنس اور ٹیکنالوجی', 'معیشت اور تجارت', 'ماحول اور آب و ہوا', 'پانی اور دریا', 'تعلیم اور تحقیق',
	'کھیل کے میدان', 'کتابیں اور کتب خانے', 'سفارت', 'دنیا', 'ثقافت', 'رائے',
];
const longest = (file) => {
	const names = [...readFileSync(file, 'utf8').matchAll(/<wp:cat_name><!\[CDATA\[(.*?)\]\]>/g)].map((match) => match[1]);
	return names.toSorted((a, b) => b.length - a.length).slice(0, 14);
};
const names = language === 'ur' ? urdu : longest(theme);
if (names.length < 10) throw new Error(`${theme} has too few categories`);
const [title, text] = language === 'ur' ? ['لمبے نام', 'دریا'] : ['Long names', 'The river'];

const tags = (fields) => Object.entries(fields).map(([name, value]) => `<wp:${name}><![CDATA[${value}]]></wp:${name}>`).join('');
const two = (number) => String(number).padStart(2, '0');
const slug = (at) => `section-${at}`;
const category = (name, at) => `<wp:category>${tags({ term_id: at + 2, category_nicename: slug(at), category_parent: '', cat_name: name })}</wp:category>`;
const comment = (_, at) => `<wp:comment>${tags({
	comment_id: at + 1,
	comment_author: `Reader ${at + 1}`,
	comment_author_email: '',
	comment_date_gmt: `2026-02-07 ${two(10 + Math.floor(at / 60))}:${two(at % 60)}:00`,
	comment_content: `${text} ${at + 1}`,
	comment_approved: '1',
	comment_type: 'comment',
	comment_parent: 0,
})}</wp:comment>`;
const item = (name, at) => `<item><title><![CDATA[${text} ${at}: ${name}]]></title><link>http://long.example/story-${at}/</link>
<dc:creator>zara</dc:creator><content:encoded><![CDATA[<p>${text} ${at}.</p>]]></content:encoded>${tags({
	post_id: at + 100,
	post_date_gmt: `2026-02-${two(1 + at)} 09:00:00`,
	post_name: `story-${at}`,
	status: 'publish',
	post_type: 'post',
	comment_status: 'open',
})}<category domain="category" nicename="${slug(at)}"><![CDATA[${name}]]></category>${at ? '' : Array.from({ length: 120 }, comment).join('')}</item>`;

process.stdout.write(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>${title}</title><description></description><language>${language}</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>http://long.example</wp:base_site_url><wp:base_blog_url>http://long.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>zara</wp:author_login><wp:author_display_name>Zara</wp:author_display_name></wp:author>
${names.map(category).join('\n')}
${names.map(item).join('\n')}
</channel></rss>
`);
