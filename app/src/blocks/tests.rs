//! Each kind of block as HTML.
