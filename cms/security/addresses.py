"""From where a request comes."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# A household or a rented machine has at least this much of the IPv6 space for itself (RFC 6177).
IPV6_PREFIX_BITS = 64


def client_address(request: HttpRequest) -> str:
    """The address of the visitor: the one our own proxy saw last where there is one, else the connection's."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        if forwarded:
            return forwarded
    return request.META.get("REMOTE_ADDR", "")


def client_network(request: HttpRequest) -> str:
    """What to count a visitor by: the IPv4 address, or the network of an IPv6 address, of which everybody has many."""
    address = client_address(request)
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    mapped = found.ipv4_mapped
    return str(mapped or ip_network((found, IPV6_PREFIX_BITS), strict=False))
