"""What a teacher sets for a class, from environment variables, and what is wrong with it."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD_LENGTH = 8
NUMBERS = {"WORKBOOK_CLASS_PORT": "8000", "WORKBOOK_CLASS_HEAP": "256", "WORKBOOK_CLASS_IDLE": "3600"}


@dataclass(frozen=True)
class Settings:
    password: str
    folder: Path
    ip: str
    port: int
    heap_megabytes: int
    idle_seconds: int


def settings(env: Mapping[str, str]) -> Settings:
    """The settings, after `complaint` had none."""
    port, heap, idle = (int(env.get(name, default)) for name, default in NUMBERS.items())
    return Settings(
        password=env["WORKBOOK_CLASS_PASSWORD"],
        folder=Path(env.get("WORKBOOK_CLASS_DIR") or ROOT / "class").resolve(),
        ip=env.get("WORKBOOK_CLASS_IP") or "127.0.0.1",
        port=port,
        heap_megabytes=heap,
        idle_seconds=idle,
    )


def complaint(env: Mapping[str, str], kept_apart: Callable[[], bool]) -> str | None:
    """One sentence about what must be changed before a class can start. `kept_apart`: does the sandbox work here?"""
    password = env.get("WORKBOOK_CLASS_PASSWORD", "")
    if not password:
        return (
            "the password of the class is not set; choose one of at least"
            f" {PASSWORD_LENGTH} characters and set WORKBOOK_CLASS_PASSWORD to it"
        )
    if len(password) < PASSWORD_LENGTH:
        return f"WORKBOOK_CLASS_PASSWORD must have at least {PASSWORD_LENGTH} characters, but has {len(password)}"
    for name, default in NUMBERS.items():
        value = env.get(name, default)
        if not value.isdigit() or not int(value):
            return f"{name} must be a whole number above 0, but was '{value}'"
    return address_complaint(env.get("WORKBOOK_CLASS_IP") or "127.0.0.1", kept_apart)


def address_complaint(ip: str, kept_apart: Callable[[], bool]) -> str | None:
    try:
        loopback = ipaddress.ip_address(ip).is_loopback
    except ValueError:
        return f"WORKBOOK_CLASS_IP must be an IP address, but was '{ip}'"
    if loopback:
        return None
    if os.geteuid() == 0:
        return f"address must be a loopback address for root, but was '{ip}'; start the class from an ordinary account"
    if not kept_apart():
        return (
            f"address must be a loopback address where learners cannot be kept apart, but was '{ip}';"
            " install bubblewrap (command bwrap), and allow it to make user namespaces"
        )
    return None
