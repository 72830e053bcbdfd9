"""Reading content files: YAML in, plain Python out, with errors that name the file.

Content is inert data: the safe loader never builds Python objects of a file's choosing.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

T = TypeVar("T")

_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, ten times as fast


_MERGE = "tag:yaml.org,2002:merge"


class ContentError(ValueError):
    """A content file says what the program cannot use; the message names file and place."""


class _Loader(_SAFE):  # type: ignore[misc]
    """The safe loader, for which a key that stands twice is an error: one of the two was lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping of the node."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag == _MERGE:
                continue
            if key.value in seen:
                problem = f"{key.value} stands twice"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def read(path: Path) -> Any:
    """The content of one YAML file.

    Raises:
        ContentError: the file is missing or is not YAML.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return yaml.load(file, Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def read_mapping(path: Path) -> dict[str, Any]:
    """The content of a YAML file that must be a mapping with words as keys.

    Raises:
        ContentError: it is not.
    """
    content = read(path)
    if not isinstance(content, dict):
        raise ContentError(f"{path.name}: expected a mapping, found {type(content).__name__}")
    for key in content:
        if not isinstance(key, str):
            raise ContentError(f"{path.name}: {key!r} is no word; put it into quotes")
    return content


def read_list(path: Path, key: str) -> list[Any]:
    """The list that stands under `key` in a YAML file.

    Raises:
        ContentError: there is none.
    """
    entries = read_mapping(path).get(key)
    if not isinstance(entries, list):
        raise ContentError(f"{path.name}: expected a list under {key}")
    return entries


def build(cls: type[T], entry: Any, where: str) -> T:
    """An instance of the dataclass `cls` from the mapping `entry`, which must have just its fields.

    Raises:
        ContentError: a field is missing, unknown or of another type.
    """
    if not isinstance(entry, dict):
        raise ContentError(f"{where}: expected a mapping, found {type(entry).__name__}")
    fields = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(map(str, set(entry) - set(fields)))
    if unknown:
        raise ContentError(f"{where}: unknown field {', '.join(unknown)}")
    missing = [
        name
        for name, field in fields.items()
        if name not in entry
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    ]
    if missing:
        raise ContentError(f"{where}: missing field {', '.join(missing)}")
    hints = get_type_hints(cls)
    for name, value in entry.items():
        if not _fits(value, hints[name]):
            wanted = str(getattr(hints[name], "__name__", hints[name])).replace("typing.", "")
            raise ContentError(f"{where}: {name} is {value!r}, which is no {wanted}")
    return cls(**entry)


def _fits(value: Any, hint: Any) -> bool:
    """Whether `value` is of the type that `hint` names, down to the items of a collection."""
    if hint is Any:
        return True
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is Literal:
        return value in get_args(hint)
    if not isinstance(value, origin or hint):
        return False
    if origin in (list, tuple):
        return all(_fits(item, parts[0]) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return all(_fits(key, parts[0]) and _fits(item, parts[1]) for key, item in value.items())
    return True
