//! The server as readers meet it: real sockets, a real database.
