//! Each rule fails when it is broken on purpose: a small world is broken in its database, and looked at again.
