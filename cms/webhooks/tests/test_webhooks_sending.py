"""Delivery to a server that really listens: signed, tried again, given up, and never to where nothing may go."""

import base64
import hashlib
import hmac
import socket
import threading
import time
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from cms.delivery.front_cache.backends import ProxyBackend
from cms.delivery.front_cache.purging import purge_due
from cms.management.commands import worker
from cms.settings.front import front_caches
from cms.webhooks import addresses, queue, sending
from cms.webhooks.models import Attempt, Delivery, Endpoint
from cms.webhooks.signing import signature

pytestmark = pytest.mark.django_db

Status = Delivery.Status
BODY = '{"type":"page.updated","timestamp":"2026-11-24T12:00:00Z","data":{"page_id":7}}'


@pytest.fixture
def delivery(endpoint) -> Delivery:
    return Delivery.objects.create(endpoint=endpoint, event="page.updated", page_id=7, body=BODY)


def make_due(delivery: Delivery) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(next_attempt_at=timezone.now())


class TestSignatures:
    def test_a_known_message_has_the_signature_of_the_specification(self):
        # The example of the Standard Webhooks libraries.
        found = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            b'{"test": 2432232314}',
        )
        assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    def test_what_arrives_is_signed_with_the_secret(self, endpoint, delivery, receiver):
        assert queue.send_due() == 1
        ((headers, body),) = receiver.requests
        assert body.decode() == BODY
        assert headers["webhook-id"] == str(delivery.pk)
        assert headers["content-type"] == "application/json"
        assert abs(int(headers["webhook-timestamp"]) - time.time()) < 10
        key = base64.b64decode(endpoint.secret.removeprefix("whsec_"))
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{expected}"

    def test_the_former_secret_signs_along_for_a_day(self, endpoint, delivery, receiver):
        former = endpoint.secret
        endpoint.renew_secret()
        assert endpoint.secrets == [endpoint.secret, former]
        queue.send_due()
        assert len(receiver.requests[0][0]["webhook-signature"].split()) == 2
        endpoint.former_secret_until = timezone.now()
        assert endpoint.secrets == [endpoint.secret]

    def test_the_ten_lines_of_the_documentation_verify_it(self, endpoint, delivery, receiver):
        text = (Path(__file__).parents[3] / "docs/api.md").read_text()
        code = text.split("<!-- verify -->", 1)[1].split("```python\n", 1)[1].split("```", 1)[0]
        names: dict = {}
        exec(code, names)  # noqa: S102
        queue.send_due()
        ((headers, body),) = receiver.requests
        verify = names["verify"]
        assert verify(endpoint.secret, headers, body)
        assert not verify(endpoint.secret, headers, body + b" ")
        assert not verify("whsec_" + base64.b64encode(b"x" * 32).decode(), headers, body)
        # A recorded request that is sent again later.
        old = {**headers, "webhook-timestamp": str(int(time.time()) - 600)}
        assert not verify(endpoint.secret, old, body)


class TestTryingAgain:
    def test_the_worker_sends_what_is_due(self, delivery, receiver, monkeypatch):
        # The test's own transaction would be closed with its connection.
        monkeypatch.setattr(worker, "close_old_connections", lambda: None)
        monkeypatch.setattr(worker.Worker, "configure_signals", lambda self: None)
        call_command("worker", once=True)
        assert receiver.told == [("page.updated", 7)]

    def test_a_cache_in_front_is_told_first(self, delivery, receiver, settings, monkeypatch):
        monkeypatch.setattr(ProxyBackend, "purge_tags", lambda self, tags: None)
        settings.WAGTAILFRONTENDCACHE = front_caches("http", ["http://front/"], "", "")
        assert (queue.send_due(), receiver.told) == (0, [])
        purge_due()
        assert (queue.send_due(), receiver.told) == (1, [("page.updated", 7)])

    def test_what_was_taken_is_sent_once_and_logged(self, delivery, receiver):
        call_command("send_webhooks", verbosity=0)
        call_command("send_webhooks", verbosity=0)
        delivery.refresh_from_db()
        assert delivery.status == Status.DELIVERED
        (entry,) = delivery.log.all()
        assert (entry.status_code, entry.excerpt, entry.error) == (200, "thanks", "")
        assert len(receiver.requests) == 1

    @pytest.mark.parametrize("status", [500, 404, 302])
    def test_what_failed_is_tried_again_later_with_the_same_id(self, delivery, receiver, status):
        receiver.answers = [status]
        receiver.headers_sent = {"Location": receiver.url}
        queue.send_due()
        delivery.refresh_from_db()
        assert delivery.status == Status.WAITING
        assert delivery.endpoint.failing_since
        wait = delivery.next_attempt_at - timezone.now()
        assert timedelta(seconds=6) < wait < timedelta(seconds=13)
        assert queue.send_due() == 0
        make_due(delivery)
        queue.send_due()
        delivery.refresh_from_db()
        assert delivery.status == Status.DELIVERED
        assert len({headers["webhook-id"] for headers, _body in receiver.requests}) == 1
        assert Endpoint.objects.get().failing_since is None

    def test_delays_grow_and_are_not_all_the_same(self):
        nominal = [10, 30, 90, 270, 810]
        for attempts, seconds in enumerate(nominal, 1):
            found = {queue.delay_after(attempts).total_seconds() for _time in range(20)}
            assert len(found) > 1
            assert all(seconds * 0.75 <= one <= seconds * 1.25 for one in found)
        assert queue.delay_after(40) <= timedelta(hours=15)

    def test_a_receiver_may_ask_for_time(self, delivery, receiver):
        receiver.answers, receiver.headers_sent = [429], {"Retry-After": "600"}
        queue.send_due()
        delivery.refresh_from_db()
        assert delivery.next_attempt_at - timezone.now() > timedelta(seconds=590)

    def test_it_is_given_up_after_three_days(self, delivery, receiver):
        receiver.answers = [500]
        Delivery.objects.update(tried_since=timezone.now() - timedelta(days=3))
        queue.send_due()
        delivery.refresh_from_db()
        assert delivery.status == Status.GIVEN_UP
        make_due(delivery)
        assert queue.send_due() == 0

    def test_a_worker_that_dies_in_the_middle_loses_nothing(self, delivery, receiver):
        claimed = queue._claim(set())
        assert claimed == delivery
        # The process is gone. Nobody takes it up while it may still be at work.
        assert queue.send_due() == 0
        Delivery.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))
        assert queue.send_due() == 1
        delivery.refresh_from_db()
        assert (delivery.status, delivery.attempts) == (Status.DELIVERED, 2)

    def test_two_workers_send_one_thing_once(self, delivery, receiver):
        assert queue._claim(set())
        assert queue._claim(set()) is None

    def test_one_that_fails_does_not_hold_up_the_others(self, delivery, endpoint, receiver, admin_user):
        dead = Endpoint.objects.create(name="Dead", url="http://127.0.0.1:9/", events=["page.updated"])
        for page_id in range(3):
            Delivery.objects.create(
                endpoint=dead,
                event="page.updated",
                page_id=page_id,
                body=BODY,
                next_attempt_at=timezone.now() - timedelta(hours=1),
            )
        assert queue.send_due() == 2
        delivery.refresh_from_db()
        assert delivery.status == Status.DELIVERED
        assert Attempt.objects.filter(delivery__endpoint=dead).count() == 1

    def test_sent_again_it_has_the_same_id(self, delivery, receiver):
        queue.send_due()
        delivery.refresh_from_db()
        delivery.send_again()
        queue.send_due()
        assert len({headers["webhook-id"] for headers, _body in receiver.requests}) == 1
        assert len(receiver.requests) == 2


class TestSwitchingOff:
    def test_after_three_days_of_failure_its_owner_is_told_once(self, delivery, endpoint, receiver):
        receiver.answers = [500, 500]
        Endpoint.objects.update(failing_since=timezone.now() - timedelta(days=3, minutes=1))
        queue.send_due()
        endpoint.refresh_from_db()
        assert not endpoint.is_active
        (message,) = mail.outbox
        assert message.to == [endpoint.owner.email]
        assert "Front end" in message.subject
        assert f"/admin/webhooks/edit/{endpoint.pk}/" in message.body
        make_due(delivery)
        assert queue.send_due() == 0
        endpoint.is_active = True
        endpoint.save()
        assert (endpoint.failing_since, endpoint.switched_off_at) == (None, None)
        queue.send_due()
        assert len(mail.outbox) == 1

    def test_a_receiver_that_is_gone_says_so(self, delivery, endpoint, receiver):
        receiver.answers = [410]
        queue.send_due()
        endpoint.refresh_from_db()
        assert not endpoint.is_active

    def test_old_entries_of_the_log_go(self, delivery, endpoint, receiver):
        queue.send_due()
        old = timezone.now() - timedelta(days=31)
        waiting = Delivery.objects.create(endpoint=endpoint, event="page.moved", page_id=8, body="{}")
        Delivery.objects.update(created_at=old)
        call_command("prune_webhooks", verbosity=0)
        assert list(Delivery.objects.all()) == [waiting]
        assert not Attempt.objects.exists()
        Endpoint.objects.update(is_active=False)
        Delivery.objects.update(tried_since=old)
        queue.prune()
        assert not Delivery.objects.exists()


class TestWhereNothingMayGo:
    @pytest.mark.parametrize(
        "address",
        [
            *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1"),  # noqa: S104
            *("169.254.169.254", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1"),
            *("::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1"),
            *("::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "64:ff9b:1::1"),
        ],
    )
    def test_private_addresses(self, address):
        assert not addresses.is_public(ip_address(address))

    @pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2a00:1450:4001:81b::200e"])
    def test_public_addresses(self, address):
        assert addresses.is_public(ip_address(address))

    @pytest.mark.parametrize(
        "url",
        [
            *("ftp://example.org/", "https://", "https://user:secret@example.org/", "https://example.org/#a"),
            *(
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest/",
                "file:///etc/passwd",
            ),
            *("https://example.org:0/", "https://example.org:99999/", "https://[::ffff:10.0.0.1]/"),
        ],
    )
    def test_addresses_that_no_endpoint_may_have(self, url):
        with pytest.raises(ValidationError):
            addresses.check_url(url)

    def test_production_asks_for_https(self, settings):
        addresses.check_url("http://example.org/")
        settings.WEBHOOKS_ALLOW_HTTP = False
        with pytest.raises(ValidationError):
            addresses.check_url("http://example.org/")

    def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(
        self, delivery, endpoint, receiver, settings, monkeypatch
    ):
        settings.WEBHOOKS_ALLOW_PRIVATE = False
        port = receiver.url.rsplit(":", 1)[1].split("/")[0]
        Endpoint.objects.update(url=f"http://hooks.example.org:{port}/")
        inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(port)))]
        outside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", int(port)))]
        # Also when only one of several addresses is inside.
        for found in (inside, outside + inside):
            monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *args, found=found, **kw: found)
            make_due(delivery)
            queue.send_due()
        assert receiver.requests == []
        assert all("not a public address" in entry.error for entry in Attempt.objects.all())
        assert Attempt.objects.count() == 2

    def test_a_name_is_resolved_once_and_connected_to_as_checked(self, receiver, settings, monkeypatch):
        port = int(receiver.url.rsplit(":", 1)[1].split("/")[0])
        asked = []

        def resolve_differently(host, *args, **kwargs):
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        connected = []
        real = socket.create_connection

        def connect(address, *args, **kwargs):
            connected.append(address)
            monkeypatch.setattr(addresses.socket, "getaddrinfo", original)
            return real(address, *args, **kwargs)

        original = socket.getaddrinfo
        monkeypatch.setattr(addresses.socket, "getaddrinfo", resolve_differently)
        monkeypatch.setattr(sending.socket, "create_connection", connect)
        answer = sending.post(f"http://hooks.example.org:{port}/", b"{}", {})
        assert answer.is_good
        assert asked == ["hooks.example.org"]
        assert connected == [("127.0.0.1", port)]
        assert receiver.requests[0][0]["host"] == f"hooks.example.org:{port}"

    def test_a_redirect_is_not_followed(self, delivery, receiver):
        receiver.answers, receiver.headers_sent = [307], {"Location": "http://127.0.0.1:1/"}
        queue.send_due()
        assert len(receiver.requests) == 1
        assert delivery.log.get().status_code == 307


class TestBounds:
    def test_little_is_read_of_an_answer(self, delivery, receiver):
        receiver.body_sent = b"x" * 1_000_000
        queue.send_due()
        assert len(delivery.log.get().excerpt) == sending.READ_BYTES

    def test_an_answer_that_never_ends_is_cut(self, delivery, endpoint, monkeypatch):
        """Each byte comes in time; all of them would take for ever."""
        monkeypatch.setattr(sending, "TOTAL_SECONDS", 0.5)
        listener = socket.create_server(("127.0.0.1", 0))
        Endpoint.objects.update(url=f"http://127.0.0.1:{listener.getsockname()[1]}/")

        def drip():
            connection, _address = listener.accept()
            with connection:
                try:
                    for _time in range(100):
                        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Filler: " if _time == 0 else b"x")
                        time.sleep(0.1)
                except OSError:
                    pass

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        started = time.monotonic()
        queue.send_due()
        assert time.monotonic() - started < 4
        entry = delivery.log.get()
        assert entry.status_code is None
        assert entry.error
        listener.close()
        thread.join(timeout=15)

    def test_a_certificate_has_to_be_good(self, delivery, receiver):
        Endpoint.objects.update(url=receiver.url.replace("http://", "https://"))
        queue.send_due()
        assert "SSL" in delivery.log.get().error
