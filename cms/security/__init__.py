"""What browsers may do with our pages: content security policies and other protective headers."""
