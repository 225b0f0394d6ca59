//! What is stored on a device, under which names, and how much of it.
//!
//! Only the shell's name holds the release. The others last over releases; the number in a name counts its format.

export const SHELL = 'shell-__RELEASE__';
/** Pages as the server sent them: the last that were read. */
export const PAGES = 'pages-1';
/** Pictures of these pages. */
export const PICTURES = 'pictures-1';
/** Saved stories with their pictures. */
export const SAVED = 'saved-1';
/** Hashed files beyond the shell's, also of earlier releases: stored pages refer to them. */
export const ASSETS = 'assets-1';

/** Pages that scripts fill from the device: part of the shell. */
export const DEVICE_PAGES = ['/offline/', '/saved/', '/settings/'];

/** The caches that no release deletes. */
export const LASTING = [PAGES, PICTURES, SAVED, ASSETS];

/** The header by which the server marks pages that may be stored; nothing between server and browser adds it. */
export const MARK = 'device-copy';

/** Stories among the stored pages, and other pages (fronts, lists). */
export const MOST_STORIES = 50;
export const MOST_LISTS = 20;
export const MOST_ASSETS = 60;
/** Bytes of pictures; saved stories are not counted. */
export const PICTURE_BYTES = 16 * 1024 * 1024;

/** A page that has not arrived after this time is answered from the device, in ms. */
export const PATIENCE = 3000;
/** Time between two downloads of the edition, in ms. */
export const EDITION_AGE = 15 * 60 * 1000;
