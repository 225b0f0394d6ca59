<?php
// A taxonomy and a type of a plugin's own, told over REST.
add_action('init', function () {
    register_taxonomy('genre', 'post', ['public' => true, 'show_in_rest' => true, 'rest_base' => 'genres', 'label' => 'Genres']);
    register_post_type('recipe', ['public' => true, 'show_in_rest' => true, 'label' => 'Recipes']);
    register_post_meta('post', 'post_subtitle', ['type' => 'string', 'single' => true, 'show_in_rest' => true]);
    register_nav_menus(['primary' => 'Primary']);
});
