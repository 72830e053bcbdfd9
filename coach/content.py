"""Reading content files: YAML in, plain Python out, with errors that name the file.

Content is inert data: `yaml.safe_load` never builds Python objects of a file's choosing.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")


class ContentError(ValueError):
    """A content file says something that the program cannot use; the message names file and place."""


def read(path: Path) -> Any:
    """The content of one YAML file.

    Raises:
        ContentError: the file is missing or is not YAML.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return yaml.safe_load(file)
    except (OSError, yaml.YAMLError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def build(cls: type[T], entry: Any, where: str) -> T:
    """An instance of the dataclass `cls` from the mapping `entry`, which must have just its fields.

    Raises:
        ContentError: a field is missing, unknown or empty where it may not be.
    """
    if not isinstance(entry, dict):
        raise ContentError(f"{where}: expected a mapping, found {type(entry).__name__}")
    fields = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(set(entry) - set(fields))
    if unknown:
        raise ContentError(f"{where}: unknown field {', '.join(map(str, unknown))}")
    missing = [
        name
        for name, field in fields.items()
        if name not in entry
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    ]
    if missing:
        raise ContentError(f"{where}: missing field {', '.join(missing)}")
    return cls(**entry)
