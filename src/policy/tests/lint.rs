//! Every diagnostic is triggered.
