"""排版检查: what the proof of a Word file found. Start at `proofs`; what is proofed is `core.proofing`'s matter."""
