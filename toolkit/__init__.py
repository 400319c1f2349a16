"""Reads the report forms of Party branches, judges them against the plan and prints the official Party papers."""
