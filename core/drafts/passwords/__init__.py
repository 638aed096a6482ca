"""Drafts under a password: the cipher (`locking`), keys in memory (`keyring`), setting one (`protecting`)."""
