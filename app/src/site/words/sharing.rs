//! Words about sharing a story and about how often it is read.

use crate::ui::words::words;

words! {
    sharing {
        /// Over the ways to share a story.
        SHARE = "Share this story";
        /// A way to share.
        FACEBOOK = "Share on Facebook";
        /// A way to share.
        X = "Share on X";
        /// A way to share; written as on the paper's old site.
        WHATSAPP = "Share on Whatsapp";
        /// A way to share.
        LINKEDIN = "LinkedIn";
        /// A way to share.
        BLUESKY = "Bluesky";
        /// A way to share.
        MASTODON = "Mastodon";
        /// A way to share.
        TELEGRAM = "Telegram";
        /// A way to share.
        MAIL = "E-mail";
        /// Opens the device's own list of ways.
        DEVICE = "Share with …";
        /// Button.
        COPY = "Copy link";
        /// After that.
        COPIED = "Link copied";
        /// Opens the further ways.
        MORE_WAYS = "More ways";
        /// Label of the address.
        ADDRESS = "Address of this story";
        /// What the picture is.
        QR = "QR code with the address of this story";
        /// How often it was read.
        VIEWS = "At least {count} view", "At least {count} views";
        /// How often it was shared.
        SHARES = "At least {count} share", "At least {count} shares";
        /// What another program counted.
        IMPORTED_VIEWS = "{count} view before the move to this site", "{count} views before the move to this site";
        /// Label of the lists beside a story.
        READ_NEXT = "More to read";
        /// List of what is read most.
        TRENDING = "Trending";
        /// List of what is discussed most.
        COMMENTS = "Comments";
        /// Over tags.
        TRENDING_TAGS = "Trending tags";
        /// List on the front page.
        MOST_READ = "Most read";
    }
}
