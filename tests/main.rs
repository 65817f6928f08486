mod sandbox;
mod support;
mod traffic;
