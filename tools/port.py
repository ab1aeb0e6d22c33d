"""Says in one sentence why JupyterLab cannot listen at an address and port, if it cannot."""

import socket
import sys


def complaint(ip: str, port: str) -> str | None:
    if not port.isdigit() or not 0 < int(port) < 65536:
        return f"port must be a number from 1 to 65535, but was '{port}'"
    try:
        family, *_, address = socket.getaddrinfo(ip, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(address)
    except socket.gaierror:
        return f"address must be an IP address or the name of this machine, but was '{ip}'"
    except PermissionError:
        return f"port {port} is reserved for the system; choose one from 1024 with --port"
    except OSError as e:
        import errno

        if e.errno == errno.EADDRINUSE:
            return f"port {port} is in use by another program; end it, or choose another port with --port"
        return f"address '{ip}' does not belong to this machine; choose another with --ip"
    return None


if __name__ == "__main__":
    message = complaint(*sys.argv[1:])
    if message:
        sys.exit(f"workbook: {message}")
