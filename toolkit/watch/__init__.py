"""The service beside a shared folder: takes what has settled, reads it, answers, for months, and loses nothing.

The look at the inbox against the books is the truth; events of the file system only wake it. What is away is an outage, never a deletion.
"""
