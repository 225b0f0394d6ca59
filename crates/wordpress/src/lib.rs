//! Reading WordPress: its exports, its bodies, its addresses; into the newsroom.

pub mod body;
pub mod wxr;
