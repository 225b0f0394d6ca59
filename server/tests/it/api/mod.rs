//! Server functions.

mod call;
