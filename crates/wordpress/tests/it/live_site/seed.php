<?php
// Fills a new WordPress with posts of every state, people, sections, comments, pictures and a menu; tells how many of each.
[, $site, $count] = $argv;
$_SERVER['HTTP_HOST'] = '127.0.0.1';
define('WP_INSTALLING', true);
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
wp_install('The Old Paper & Sons', 'admin', 'admin@example.invalid', true, '', 'not the application password');
update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
update_option('timezone_string', 'Asia/Tokyo');
update_option('blogdescription', 'News “as it was”');
wp_delete_post(1, true); wp_delete_post(2, true); wp_delete_post(3, true);
wp_suspend_cache_addition(true);
wp_defer_term_counting(true); wp_defer_comment_counting(true);

$people = [];
foreach (range(1, 5) as $n) {
    $people[] = wp_insert_user(['user_login' => "Reporter $n", 'user_nicename' => "reporter-$n", 'user_pass' => wp_generate_password(),
        'user_email' => "reporter$n@example.invalid", 'display_name' => "Zoë O’Hara $n", 'role' => 'author']);
}
$sections = [];
foreach (['Politics & Power', 'Rivers', 'Ελλάδα', 'Sport'] as $name) {
    $sections[] = wp_insert_term($name, 'category')['term_id'];
}
$sections[] = wp_insert_term('Floods', 'category', ['parent' => $sections[1]])['term_id'];
$tags = array_map(fn ($n) => wp_insert_term("Tag $n", 'post_tag')['term_id'], range(1, 130));
$genres = array_map(fn ($name) => wp_insert_term($name, 'genre')['term_id'], ['Essay', 'Interview']);

$pictures = [];
foreach (range(1, 12) as $n) {
    $image = imagecreatetruecolor(800 + $n, 600);
    imagefilledrectangle($image, 0, 0, 400, 600, imagecolorallocate($image, 20 * $n, 90, 120));
    $upload = wp_upload_dir('2020/01');
    // the eleventh and twelfth are the same file under two names
    $file = "{$upload['path']}/picture-$n.png";
    imagepng($image, $file);
    if ($n == 12) copy("{$upload['path']}/picture-11.png", $file);
    $id = wp_insert_attachment(['post_title' => "Picture $n", 'post_mime_type' => 'image/png', 'post_excerpt' => $n % 2 ? "Caption <em>$n</em>" : '',
        'post_status' => 'inherit', 'guid' => "{$upload['url']}/picture-$n.png"], $file);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file));
    update_post_meta($id, '_wp_attachment_image_alt', "What is on picture $n");
    $pictures[] = $id;
}
// one whose file is lost
unlink(get_attached_file($pictures[0]));

$states = ['draft' => 0, 'pending' => 0, 'private' => 0, 'future' => 0, 'publish' => 0];
$comments = ['1' => 0, '0' => 0, 'ping' => 0];
$posts = [];
foreach (range(1, $count) as $n) {
    $state = match ($n % 20) { 3 => 'draft', 7 => 'pending', 11 => 'private', 15 => 'future', default => 'publish' };
    $url = wp_get_attachment_url($pictures[$n % 12]);
    $body = "<!-- wp:paragraph -->\n<p>Paragraph one of story $n &amp; <strong>more</strong> “words”.</p>\n<!-- /wp:paragraph -->\n\n"
        . "<!-- wp:image {\"id\":{$pictures[$n % 12]}} -->\n<figure class=\"wp-block-image\"><img src=\"$url\" alt=\"seen\" class=\"wp-image-{$pictures[$n % 12]}\"/><figcaption>Below $n</figcaption></figure>\n<!-- /wp:image -->\n\n"
        . "<!-- wp:list -->\n<ul><li>first</li><li>second</li></ul>\n<!-- /wp:list -->\n\n" . str_repeat("<!-- wp:paragraph -->\n<p>The river rose again in the night and nobody in the town slept; word $n.</p>\n<!-- /wp:paragraph -->\n\n", 5);
    if ($n % 10 == 0) $body = "Classic text of story $n.\n\nWith a second paragraph.\n\n[gallery ids=\"{$pictures[1]},{$pictures[2]}\"]\n\nAnd an end.";
    $day = $state == 'future' ? '2039-01-02 03:04:05' : date('Y-m-d H:i:s', 1262300000 + 80000 * $n);
    $id = wp_insert_post(wp_slash(['post_title' => "Story $n: rivers & <em>floods</em>", 'post_content' => $body, 'post_status' => $state, 'post_date' => $day,
        'post_author' => $people[$n % 5], 'post_excerpt' => $n % 4 ? '' : "Hand-made excerpt $n", 'post_category' => [$sections[$n % 5]],
        'post_password' => $n % 50 == 21 ? 'enter' : '', 'tax_input' => []]));
    wp_set_object_terms($id, [$tags[$n % 130], $tags[($n * 7) % 130]], 'post_tag');
    wp_set_object_terms($id, $genres[$n % 2], 'genre');
    if ($n % 3 == 0) set_post_thumbnail($id, $pictures[($n + 1) % 12]);
    if ($n % 6 == 0) update_post_meta($id, 'post_subtitle', "Subtitle $n");
    if ($n == 5) stick_post($id);
    $states[$state]++;
    $posts[] = $id;
    if ($state == 'publish' && $n % 2 == 0) {
        $parent = 0;
        foreach ([1, 1, 0] as $approved) {
            $parent = wp_insert_comment(['comment_post_ID' => $id, 'comment_author' => "Reader $n", 'comment_author_email' => "r$n@example.invalid",
                'comment_content' => "I & we agree with <b>$n</b>", 'comment_approved' => $approved, 'comment_parent' => $parent]);
            $comments[(string) $approved]++;
        }
        if ($n % 10 == 0) {
            wp_insert_comment(['comment_post_ID' => $id, 'comment_author' => 'Other site', 'comment_type' => 'pingback', 'comment_author_url' => 'https://other.example', 'comment_content' => '[…] quoted […]', 'comment_approved' => 1]);
            $comments['ping']++;
        }
    }
}
$about = wp_insert_post(['post_type' => 'page', 'post_title' => 'About us', 'post_content' => 'We.', 'post_status' => 'publish']);
wp_insert_post(['post_type' => 'page', 'post_title' => 'Imprint', 'post_content' => 'Who.', 'post_status' => 'publish', 'post_parent' => $about, 'menu_order' => 3]);
wp_insert_post(['post_type' => 'recipe', 'post_title' => 'Soup', 'post_content' => 'Water.', 'post_status' => 'publish']);
$menu = wp_create_nav_menu('Main menu');
$top = wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'About & more', 'menu-item-object' => 'page', 'menu-item-object-id' => $about, 'menu-item-type' => 'post_type', 'menu-item-status' => 'publish']);
wp_update_nav_menu_item($menu, 0, ['menu-item-object' => 'category', 'menu-item-object-id' => $sections[1], 'menu-item-type' => 'taxonomy', 'menu-item-status' => 'publish', 'menu-item-parent-id' => $top]);
wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'Elsewhere', 'menu-item-url' => 'https://other.example/', 'menu-item-type' => 'custom', 'menu-item-status' => 'publish']);
wp_defer_term_counting(false); wp_defer_comment_counting(false);
flush_rewrite_rules(false);
[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'press']);
echo json_encode(['password' => $password, 'states' => $states, 'comments' => $comments, 'locked' => intdiv($count + 29, 50)]), "\n";
