"""The contact form: what it asks, keeps and mails, and whom it turns away."""

import re
import time
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail, signing
from django.core.cache import cache
from django.core.cache.backends.filebased import FileBasedCache
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission

from cms.pages.factories import translate
from home.contact import (
    LONGEST_SECONDS,
    MESSAGES_AN_HOUR,
    SALT,
    SHORTEST_SECONDS,
    TOKEN,
    TRAP,
    _count_message,
)
from home.factories import ContactPageFactory
from home.models import ContactFormField

MESSAGE = {
    "name": "Đorđe Žikić",
    "email": "djordje@example.org",
    "message": "Zdravo,\nkada je sledeći sajam?",
}


@pytest.fixture
def contact(site_tree):
    page = ContactPageFactory(
        parent=site_tree.sr.home, slug="kontakt", to_address="info@example.org", subject="Poruka sa sajta"
    )
    fields = [
        ("name", "Ime", "singleline"),
        ("email", "E-pošta", "email"),
        ("message", "Poruka", "multiline"),
    ]
    for order, (name, label, kind) in enumerate(fields):
        ContactFormField.objects.create(
            page=page,
            clean_name=name,
            label=label,
            field_type=kind,
            required=True,
            sort_order=order,
            locale=page.locale,
        )
    return page


def token(page, age: float = 60) -> str:
    """A time of opening ``age`` seconds ago, signed as the form signs it."""
    moment = time.time() - age
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signing.time, "time", lambda: moment)
        return signing.dumps(str(page.translation_key), salt=SALT)


def send(client, page, path="/sr-latn/kontakt/", age: float = 60, **changes):
    return client.post(path, {**MESSAGE, TOKEN: token(page, age), TRAP: "", **changes})


def test_a_message_is_kept_mailed_and_acknowledged(client, contact):
    response = send(client, contact)
    assert (response.status_code, response["Location"]) == (303, "/sr-latn/kontakt/?sent=1")
    assert FormSubmission.objects.get().form_data == MESSAGE
    (letter,) = mail.outbox
    assert letter.to == ["info@example.org"]
    assert letter.subject == "Poruka sa sajta"
    assert letter.reply_to == ["djordje@example.org"]
    assert "kada je sledeći sajam?" in letter.body
    thanks = client.get(response["Location"])
    assert "home/contact_page_landing.html" in [template.name for template in thanks.templates]


def test_a_message_is_kept_when_the_mail_fails(client, contact, monkeypatch):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert send(client, contact).status_code == 303
    assert FormSubmission.objects.count() == 1


def test_nothing_typed_is_lost_and_each_fault_is_linked_to_its_field(client, contact):
    page = BeautifulSoup(send(client, contact, email="nije adresa").content, "html.parser")
    assert page.find(id="contact-message").get_text().splitlines()[-2:] == MESSAGE["message"].splitlines()
    assert page.find(id="contact-name")["value"] == MESSAGE["name"]
    field = page.find(id="contact-email")
    assert field["value"] == "nije adresa"
    assert field["aria-invalid"] == "true"
    assert page.find(id=field["aria-describedby"])
    fault = page.find(id="form-errors").find("a")
    assert fault["href"] == "#contact-email"
    assert fault.get_text().startswith("E-pošta")
    assert not FormSubmission.objects.exists()
    assert not mail.outbox


@pytest.mark.parametrize(
    ("age", "changes"),
    [
        (60, {TRAP: "https://spam.example"}),
        (SHORTEST_SECONDS / 3, {}),
        (LONGEST_SECONDS + 60, {}),
        (60, {TOKEN: "made-up"}),
        (60, {TOKEN: ""}),
    ],
    ids=["trap filled", "too quick", "too old", "forged", "missing"],
)
def test_a_robot_is_turned_away_and_a_person_can_send_again(client, contact, age, changes):
    response = send(client, contact, age=age, **changes)
    assert response.status_code == 200
    assert not FormSubmission.objects.exists()
    page = BeautifulSoup(response.content, "html.parser")
    assert page.find(id="form-errors")
    assert page.find(id="contact-name")["value"] == MESSAGE["name"]
    assert page.find(attrs={"name": TRAP}).get("value", "") == ""
    given = page.find(attrs={"name": TOKEN})["value"]
    assert signing.loads(given, salt=SALT, max_age=LONGEST_SECONDS) == str(contact.translation_key)


def test_a_token_of_another_form_does_not_count(client, contact):
    assert send(client, contact, **{TOKEN: signing.dumps("other", salt=SALT)}).status_code == 200
    assert not FormSubmission.objects.exists()


def test_messages_from_one_address_are_limited_and_mistakes_are_not_counted(client, contact):
    send(client, contact, email="nije adresa")
    for _message in range(MESSAGES_AN_HOUR):
        assert send(client, contact).status_code == 303
    assert send(client, contact).status_code == 200
    assert (
        client.post(
            "/sr-latn/kontakt/", {**MESSAGE, TOKEN: token(contact)}, REMOTE_ADDR="10.0.0.7"
        ).status_code
        == 303
    )
    cache.clear()
    assert send(client, contact).status_code == 303


def test_the_visitor_behind_our_own_proxy_is_the_one_counted(client, contact, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(MESSAGES_AN_HOUR + 1):
        # What the visitor claims stands first and changes; what our proxy saw stands last.
        forwarded = f"198.51.100.{number}, 203.0.113.9"
        response = client.post(
            "/sr-latn/kontakt/", {**MESSAGE, TOKEN: token(contact)}, headers={"x-forwarded-for": forwarded}
        )
    assert response.status_code == 200


@pytest.mark.parametrize("address", ["a@example.org\nBcc: x@example.org", "a@example.org\r\nSubject: x"])
def test_a_header_cannot_be_smuggled_in(client, contact, address):
    send(client, contact, email=address, name="X\r\nBcc: y@example.org")
    for letter in mail.outbox:
        assert not re.search(r"(?m)^Bcc:", str(letter.message()).split("\n\n")[0])
        assert letter.recipients() == ["info@example.org"]


def test_the_subject_of_the_editor_may_hold_a_line_break(client, contact):
    contact.subject = "Poruka\nsa sajta"
    contact.save()
    send(client, contact)
    assert mail.outbox[0].subject == "Poruka sa sajta"


def test_the_form_cannot_be_posted_without_its_csrf_token(contact):
    response = send(Client(enforce_csrf_checks=True), contact)
    assert response.status_code == 403
    assert "isteka" in response.content.decode()


def test_the_form_works_where_only_the_other_language_has_it(client, contact):
    path = "/en/kontakt/"
    assert "home/contact_page.html" in [template.name for template in client.get(path).templates]
    response = send(client, contact, path=path)
    assert (response.status_code, response["Location"]) == (303, f"{path}?sent=1")


def test_a_translated_form_takes_over_its_address(client, contact):
    translate(contact, title="Contact", slug="contact")
    response = client.get("/en/kontakt/")
    assert (response.status_code, response["Location"]) == (301, "/en/contact/")


def test_the_trap_is_hidden_from_people(client, contact):
    page = BeautifulSoup(client.get("/sr-latn/kontakt/").content, "html.parser")
    trap = page.find(attrs={"name": TRAP})
    assert trap["tabindex"] == "-1"
    assert trap["autocomplete"] == "off"
    assert trap.find_parent(attrs={"aria-hidden": "true"})
    assert page.find(id="contact-email")["autocomplete"] == "email"


def test_an_old_message_does_not_block_the_next_hour(client, contact, monkeypatch):
    for _message in range(MESSAGES_AN_HOUR):
        send(client, contact)
    later = time.time() + timedelta(hours=1, minutes=1).total_seconds()
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: later)
    assert send(client, contact).status_code == 303


def test_the_hour_is_an_hour_in_a_cache_of_files_too(tmp_path, monkeypatch):
    files = FileBasedCache(str(tmp_path), {})
    monkeypatch.setattr("home.contact.cache", files)
    lifetimes = []
    monkeypatch.setattr(files, "set", lambda key, value, timeout=None, **rest: lifetimes.append(timeout))
    for _message in range(2):
        _count_message("192.0.2.1")
    assert lifetimes == [3600, 3600]
