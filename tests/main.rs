mod support;
mod traffic;
