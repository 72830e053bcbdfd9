"""Where the project's data lies: found from this file, whatever the working directory."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The root of the repository."""

KNOWLEDGE = ROOT / "knowledge"
"""What the bot knows and says: YAML files, checked at load."""
