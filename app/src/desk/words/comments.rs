//! Words of the queues of comments.

use domain::ReportReason;
use domain::spam::SpamReason;

use crate::ui::words::words;

words! {
    comments {
        /// Title.
        TITLE = "Comments";
        /// Label of the tabs.
        QUEUES = "Queues";
        /// Tab.
        WAITING = "Waiting";
        /// Tab.
        REPORTED = "Reported";
        /// Tab.
        SPAM = "Spam";
        /// Tab.
        APPROVED = "Published";
        /// Tab.
        REJECTED = "Rejected";
        /// Link to bans and words.
        FILTER = "Bans and words";
        /// An empty queue.
        NOTHING_WAITS = "Nothing waits. New comments appear here, and a mail tells you of them at most once an hour.";
        /// An empty queue.
        NOTHING_HERE = "There is nothing here.";
        /// Link to the next page.
        MORE = "Older comments";
        /// Between a name and a headline.
        ON = "on";
        /// Before a name and a text.
        ANSWERS = "In reply to {name}:";
        /// A person of the paper.
        STAFF = "Staff";
        /// A removed comment that is answered.
        REMOVED = "a removed comment";
        /// A writer without a name.
        NAMELESS = "A reader";
        /// Label of a box.
        CHOOSE = "Choose the comment by {name}";
        /// Label of all boxes.
        CHOSEN = "With the chosen ones:";
        /// Button.
        APPROVE = "Approve";
        /// Button for a reported comment.
        KEEP = "Keep";
        /// Button.
        REJECT = "Reject";
        /// Button.
        MARK_SPAM = "Spam";
        /// Button.
        WAIT = "Back to the queue";
        /// Opens a form.
        REPLY = "Reply";
        /// Label.
        REPLY_TEXT = "Your answer, shown under your name with a mark";
        /// What it does besides.
        REPLY_APPROVES = "The comment is approved with it.";
        /// Button.
        SEND = "Publish answer";
        /// Opens further acts.
        FURTHER = "More";
        /// Button.
        BAN_EMAIL = "Ban this writer";
        /// Button.
        BAN_NETWORK = "Ban this network (others may share it)";
        /// Label.
        BAN_FOR = "For";
        /// Choice.
        DAYS = "{number} days";
        /// Button.
        CLOSE = "Close comments under this story";
        /// Button.
        OPEN = "Open comments under this story again";
        /// Before the score.
        SCORE = "Score {number}";
        /// Opens the first text.
        CHANGED = "Changed by the writer; first it said";
        /// Before a report.
        REPORTED_AS = "Reported: {reason}";
        /// What happened: somebody else decided the same before.
        DID_NOTHING = "Nothing changed: this was decided already.";
        /// What happened.
        DID_APPROVE = "Approved: {number}";
        /// What happened.
        DID_REJECT = "Rejected: {number}";
        /// What happened.
        DID_SPAM = "Marked as spam: {number}";
        /// What happened.
        DID_WAIT = "Back in the queue: {number}";
        /// What did not happen: somebody else was first.
        STAYED = "Not done: {who} decided about the comment by {name} before you ({what}).";
        /// What did not happen: its writer changed it, or readers reported it.
        CHANGED_SINCE = "Not done: the comment by {name} has changed since you saw it. Look at it again.";
        /// Button.
        UNDO = "Undo";
        /// What happened.
        UNDONE = "Undone.";
        /// What did not happen.
        TOO_LATE = "That is too long ago to be undone.";
        /// What happened.
        REPLIED = "Your answer is published.";
        /// What happened.
        BANNED = "Banned. New comments from there go to the spam queue.";
        /// What did not happen.
        NOT_BANNED = "Nothing is known any more of where this comment came from.";
        /// What happened.
        CLOSED = "Comments under that story are closed.";
        /// What happened.
        OPENED = "Comments under that story are open again.";
        /// What did not happen.
        NONE_CHOSEN = "Choose comments first.";
        /// What did not happen.
        NO_TEXT = "Write your answer first.";
        /// Title.
        FILTER_TITLE = "Bans and words";
        /// Back.
        ALL = "All comments";
        /// Heading.
        BANS = "Bans";
        /// Under it.
        BANS_INTRO = "Comments from there are taken for spam until the day it ends. Ban from a comment in a queue.";
        /// No ban.
        NO_BANS = "Nobody is banned.";
        /// A kind of ban.
        BAN_OF_EMAIL = "Writer of the comment by {name}";
        /// A kind of ban.
        BAN_OF_NETWORK = "Network of the comment by {name}";
        /// Before a time.
        UNTIL = "until {when}";
        /// Button.
        END_BAN = "End ban";
        /// Heading.
        LEARNED = "Words that the filter learned";
        /// Under it.
        LEARNED_INTRO = "From your decisions: in how many texts each word was. It says nothing before it has seen 5 texts of each kind.";
        /// No words.
        NO_WORDS = "It has learned nothing yet.";
        /// Column.
        WORD = "Word";
        /// Column.
        IN_SPAM = "In spam";
        /// Column.
        IN_GOOD = "In published ones";
        /// Column.
        DECIDED = "Decided";
        /// A decision.
        ALWAYS = "Always a sign of spam";
        /// A decision.
        NEVER = "Never a sign";
        /// No decision.
        COUNTS = "As the counts say";
        /// Label.
        ADD_WORD = "Decide about a word";
        /// Button.
        SAVE = "Save";
        /// What happened.
        SAVED = "Saved.";
        /// What `a` does.
        KEY_APPROVE = "Approve the comment";
        /// What `x` does.
        KEY_REJECT = "Reject it";
        /// What `s` does.
        KEY_SPAM = "Mark it as spam";
        /// What `r` does.
        KEY_REPLY = "Reply to it";
    }
    /// Why a score is high.
    reason(SpamReason) {
        Trap = "hidden field filled in";
        Banned = "banned";
        Links = "links";
        Fast = "sent within seconds";
        Network = "many from this network";
        Repeated = "same text before";
        Words = "words of spam";
    }
    /// Why readers reported it.
    report(ReportReason) {
        Spam = "advertising";
        Abuse = "insults, threats or hatred";
        Private = "private information";
        False = "not true";
        Other = "something else";
    }
}
