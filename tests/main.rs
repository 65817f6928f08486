
mod support;
mod traffic;
