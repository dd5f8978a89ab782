//! The table of shapes and the serde types agree.
