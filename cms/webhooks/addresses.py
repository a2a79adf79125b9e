"""Where requests may go: not to this machine, its network or the cloud's, whatever a name resolves to.

An address is resolved once for each request, and the connection is made to what was checked, so that a name which answers
differently the second time gains nothing.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

Address = IPv4Address | IPv6Address

DEFAULT_PORTS = {"http": 80, "https": 443}
# IPv6 addresses that lead to an IPv4 address through a translator (RFC 6052, RFC 8215).
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))


class AddressRefusedError(Exception):
    """Nothing may be sent to this address."""


def check_url(url: str) -> SplitResult:
    """The parts of an address. Raises ValidationError on ``url`` for one that nothing may be sent to, whatever it resolves to."""
    try:
        parts = urlsplit(url)
        port_is_good = parts.port != 0
    except ValueError:
        raise ValidationError({"url": _("This is not a web address.")}) from None
    schemes = ("https", "http") if settings.WEBHOOKS_ALLOW_HTTP else ("https",)
    if parts.scheme not in schemes:
        raise ValidationError({"url": _("The address must begin with https://.")})
    if not parts.hostname or not port_is_good or parts.username or parts.password or parts.fragment:
        raise ValidationError(
            {"url": _("Write the address with a host, without a user, password or fragment.")}
        )
    try:
        literal = ip_address(parts.hostname)
    except ValueError:
        literal = None
    if literal is not None and not is_allowed(literal):
        raise ValidationError({"url": _("Nothing is sent to private addresses.")})
    return parts


def resolve(host: str, port: int) -> str:
    """The address to connect to. Raises AddressRefusedError when the name is unknown, or one of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise AddressRefusedError(f"The host is not known: {host}.") from error
    addresses = [str(sockaddr[0]) for *_family, sockaddr in found]
    for address in addresses:
        if "%" in address or not is_allowed(ip_address(address)):
            raise AddressRefusedError(f"{host} is at {address}, which is not a public address.")
    return addresses[0]


def is_allowed(address: Address) -> bool:
    """Whether requests may go to an address: to public ones, and to all where the operator says so."""
    return settings.WEBHOOKS_ALLOW_PRIVATE or is_public(address)


def is_public(address: Address) -> bool:
    """Whether an address is somebody's on the public internet, also when it stands for an IPv4 address."""
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if any(address in network for network in _NAT64):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4, or through NAT64."""
    if address in _NAT64[0]:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour
