#!/bin/bash
# A real WordPress in FOLDER, served on 127.0.0.1:PORT until this script is ended, filled by seed.php with COUNT posts.
# Needs Debian's wordpress, wordpress-theme-twentytwentyone, php-cli, php-mysql, php-xml, php-mbstring, php-gd, mariadb-server-core,
# mariadb-client-core. Prints one line of JSON, what it holds, when it is ready.
set -euo pipefail
folder=$1 port=$2 count=$3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/site" "$folder/tmp"
cp -rL /usr/share/wordpress/. "$folder/site/"
mkdir -p "$folder/site/wp-content/mu-plugins" "$folder/site/wp-content/uploads"
cp "$here/plugin.php" "$folder/site/wp-content/mu-plugins/"

mariadb-install-db --no-defaults --datadir="$folder/db" --auth-root-authentication-method=normal --skip-test-db --user="$(id -un)" > "$folder/install.log" 2>&1
mariadbd --no-defaults --datadir="$folder/db" --socket="$folder/db.sock" --skip-networking --tmpdir="$folder/tmp" \
    --user="$(id -un)" --pid-file="$folder/db.pid" > "$folder/db.log" 2>&1 &
db=$!
trap 'kill $db ${web:-} 2> /dev/null; wait' EXIT
for _ in $(seq 150); do mariadb --no-defaults -uroot -S "$folder/db.sock" -e 'select 1' > /dev/null 2>&1 && break; sleep 0.2; done
mariadb --no-defaults -uroot -S "$folder/db.sock" -e 'create database wordpress character set utf8mb4'

cat > "$folder/site/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:$folder/db.sock');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', 'http://127.0.0.1:$port'); define('WP_SITEURL', 'http://127.0.0.1:$port');
// application passwords without TLS; no calls to other sites
define('WP_ENVIRONMENT_TYPE', 'local'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
define('WP_CONTENT_DIR', __DIR__ . '/wp-content'); define('FS_METHOD', 'direct');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
PHP
php -d memory_limit=512M "$here/seed.php" "$folder/site" "$count" > "$folder/seed.json"
# what Tools → Export gives, to compare with
php -r "\$_SERVER['HTTP_HOST'] = '127.0.0.1'; require '$folder/site/wp-load.php'; require ABSPATH . 'wp-admin/includes/export.php'; export_wp(['content' => 'all']);" \
    > "$folder/export.xml" 2> "$folder/export.log"
# every address that is no file is WordPress's
cat > "$folder/router.php" <<'PHP'
<?php
$path = $_SERVER['DOCUMENT_ROOT'] . urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (is_file($path)) return false;
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
PHP
php -S "127.0.0.1:$port" -t "$folder/site" "$folder/router.php" > "$folder/web.log" 2>&1 &
web=$!
for _ in $(seq 150); do (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null && break; sleep 0.2; done
cat "$folder/seed.json"
# until the one who started us is done
cat > /dev/null
