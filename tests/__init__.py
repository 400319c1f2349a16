"""Tests: sentences about the toolkit, and what they need."""
