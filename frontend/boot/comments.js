//! A link to a comment that is on another page of comments: the server redirects to the right one.

const [hash, id] = location.hash.match(/^#comment-(.+)/) ?? [];
// once: after a redirect the comment is here, or has been deleted
if (hash && !performance.getEntriesByType('navigation')[0].redirectCount && !document.getElementById(hash.slice(1))) {
	location.replace(`?comment=${id}${hash}`);
}
