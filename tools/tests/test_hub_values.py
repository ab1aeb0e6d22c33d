"""The values for Zero to JupyterHub: only what the chart knows, and no start without password and image."""

import re

import pytest
import yaml
from conftest import ROOT
from traitlets.config import Config

VALUES = yaml.safe_load((ROOT / "binder" / "hub" / "values.yaml").read_text())
REFUSAL = VALUES["hub"]["extraConfig"]["refuseWithoutSettings"]
SAMPLE = "quay.io/jupyterhub/k8s-singleuser-sample:4.4.0"

# What we use of the chart's values.schema.yaml, version 4.4.0; `helm template` checks it whole (CONTRIBUTING.md).
CHART = {
    "hub.config.JupyterHub.authenticator_class": str,
    "hub.config.JupyterHub.admin_access": bool,
    "hub.config.SharedPasswordAuthenticator.allow_all": bool,
    "hub.config.SharedPasswordAuthenticator.username_pattern": str,
    "hub.extraConfig.refuseWithoutSettings": str,
    "hub.resources.requests.cpu": str,
    "hub.resources.requests.memory": str,
    "singleuser.defaultUrl": str,
    "singleuser.memory.guarantee": str,
    "singleuser.memory.limit": str,
    "singleuser.cpu.guarantee": float,
    "singleuser.cpu.limit": int,
    "singleuser.startTimeout": int,
    "singleuser.storage.type": str,
    "singleuser.storage.capacity": str,
    "singleuser.storage.homeMountPath": str,
    "singleuser.networkPolicy.egressAllowRules.nonPrivateIPs": bool,
    "prePuller.hook.enabled": bool,
    "prePuller.continuous.enabled": bool,
    "scheduling.userScheduler.enabled": bool,
    "scheduling.podPriority.enabled": bool,
    "scheduling.userPlaceholder.enabled": bool,
    "scheduling.userPlaceholder.replicas": int,
    "cull.enabled": bool,
    "cull.timeout": int,
    "cull.every": int,
}


def leaves(values, path=""):
    for key, value in values.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def start(password="a-password", image="registry.example/meanwhile:1", authenticator="shared-password"):
    """What the chart does: the values become configuration, then the extra configuration is executed."""
    c = Config()
    c.JupyterHub.authenticator_class = authenticator
    c.KubeSpawner.image = image
    if password is not None:
        c.SharedPasswordAuthenticator.user_password = password
    exec(REFUSAL, {"c": c})


def test_only_keys_that_the_chart_knows():
    assert {key: type(value) for key, value in leaves(VALUES)} == CHART


@pytest.mark.parametrize("password", [None, "", "1234567"])
def test_no_start_without_password(password):
    with pytest.raises(SystemExit) as refusal:
        start(password=password)
    assert str(refusal.value) == (
        "hub.config.SharedPasswordAuthenticator.user_password must have at least 8 characters;"
        " set it to the password that you will give to your class"
    )


def test_no_start_with_the_sample_image():
    with pytest.raises(SystemExit, match="^singleuser.image is not set; set its name and tag to the image that"):
        start(image=SAMPLE)


def test_start_with_both():
    start()


def test_another_authenticator_needs_no_password_of_ours():
    start(password=None, authenticator="github")


@pytest.mark.parametrize(("name", "allowed"), [("ada-2", True), ("ada l", False), ("ada/grace", False)])
def test_names_as_jupyterhub_compares_them(name, allowed):
    pattern = VALUES["hub"]["config"]["SharedPasswordAuthenticator"]["username_pattern"]
    assert bool(re.match(pattern, name)) == allowed


def test_no_password_is_in_the_file():
    assert "user_password" not in VALUES["hub"]["config"]["SharedPasswordAuthenticator"]
    assert VALUES["hub"]["config"]["JupyterHub"]["authenticator_class"] != "dummy"
