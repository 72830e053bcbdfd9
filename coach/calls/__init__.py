"""The call log: what a message tells of a call, what the log shows, and the files made of it."""

from coach.calls.findings import Finding, findings_of, findings_together
from coach.calls.log import calls_of, delete, save
from coach.calls.model import Call
from coach.calls.reading import read_call

__all__ = [
    "Call",
    "Finding",
    "calls_of",
    "delete",
    "findings_of",
    "findings_together",
    "read_call",
    "save",
]
