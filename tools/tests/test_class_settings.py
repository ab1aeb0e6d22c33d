"""What a class asks for before it starts, and the figures of its report."""

import os
import sys

import pytest
from class_learner import STAGES, StageFailed
from class_memory import Use
from class_report import Result, percentile, report
from conftest import ROOT

sys.path.insert(0, str(ROOT / "binder" / "hub"))
from ports import PURPOSES, RANGE, Ports  # noqa: E402  # needs the path
from settings import complaint, settings  # noqa: E402


def wrong(kept_apart=True, **env):
    return complaint({"WORKBOOK_CLASS_PASSWORD": "a-password", **env}, lambda: kept_apart)


@pytest.fixture
def ordinary_account(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_the_defaults_need_only_a_password():
    assert wrong() is None
    assert settings({"WORKBOOK_CLASS_PASSWORD": "a-password"}).ip == "127.0.0.1"


def test_a_short_password():
    assert wrong(WORKBOOK_CLASS_PASSWORD="1234567") == (
        "WORKBOOK_CLASS_PASSWORD must have at least 8 characters, but has 7"
    )


def test_numbers():
    assert wrong(WORKBOOK_CLASS_HEAP="2g") == "WORKBOOK_CLASS_HEAP must be a whole number above 0, but was '2g'"


def test_an_address_that_is_none():
    assert wrong(WORKBOOK_CLASS_IP="here") == "WORKBOOK_CLASS_IP must be an IP address, but was 'here'"


def test_other_machines_are_let_in_only_where_learners_are_kept_apart(ordinary_account):
    assert wrong(WORKBOOK_CLASS_IP="0.0.0.0") is None
    assert wrong(WORKBOOK_CLASS_IP="0.0.0.0", kept_apart=False) == (
        "address must be a loopback address where learners cannot be kept apart, but was '0.0.0.0';"
        " install bubblewrap (command bwrap), and allow it to make user namespaces"
    )
    assert wrong(WORKBOOK_CLASS_IP="127.0.0.1", kept_apart=False) is None


def test_root_lets_nobody_in_from_outside(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "start the class from an ordinary account" in wrong(WORKBOOK_CLASS_IP="192.168.1.5")


def test_each_learner_has_ports_of_his_own_and_keeps_them():
    ports = Ports()
    ada, grace = ports.of("ada"), ports.of("grace")
    assert list(ada) == PURPOSES
    assert not set(ada.values()) & set(grace.values())
    assert all(port in RANGE for port in [*ada.values(), *grace.values()])
    assert ports.of("ada") == ada


def test_percentiles_are_values_that_occurred():
    assert percentile([3, 1, 2], 0.95) == 3
    assert percentile(list(range(1, 101)), 0.95) == 95
    assert percentile([7], 0.95) == 7


def test_the_report_loses_no_failure():
    seconds = {"a": dict.fromkeys(STAGES, 2.0), "b": {"log in": 1.0}}
    failures = [StageFailed("b", "start server", "took more than 300 s")]
    text = report(Result(2, seconds, {"a": Use({"server": 120, "kernel": 210}, 5)}, 0.25, failures))
    assert text.startswith("2 learners on ") and "; other programs had 25% of the processors meanwhile\n" in text
    assert "time to first timeline                 1    10.0    10.0    10.0\n" in text
    assert "  log in                               2     1.5     2.0     2.0\n" in text
    assert "a learner                              1     330     330     330\n" in text
    assert "1 failed:\n  b: start server: took more than 300 s\n" in text
    assert text.endswith("\n1 of 2 learners went through the lesson and left")
