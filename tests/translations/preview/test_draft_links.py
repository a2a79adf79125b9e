"""Drafts for people without an account: signed, for one page in one language, until they expire or are revoked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction

from cms.images.factories import CmsImageFactory
from cms.translations.preview.models import DraftLink, find_link, may_share
from home.roles import ADMINISTRATORS, MODERATORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit, submit, target, write
from tests.translations.rights.people import someone


def share(page, user, **values) -> DraftLink:
    values.setdefault("expires_at", timezone.now() + timedelta(days=7))
    return DraftLink.objects.create(page=page, created_by=user, **values)


class TestReading:
    def test_a_visitor_reads_the_draft_under_a_banner(self, draft, editor, client):
        link = share(draft, editor.user)
        response = client.get(link.get_absolute_url())
        assert response.status_code == 200
        assert "Za zanatlije iz Niša." in response.text
        assert "draft-banner" in response.text
        assert "važi do" in response.text
        assert client.get(draft.get_url()).status_code == 404

    @pytest.mark.parametrize(
        ("language", "day"), [("sr", "5. decembar 2099, 20:47"), ("en", "5 December 2099, 20:47")]
    )
    def test_the_day_is_written_as_elsewhere_on_the_site(self, draft, editor, client, language, day):
        page = draft if language == "sr" else target(submit(draft))
        moderator = someone(MODERATORS).user
        link = share(page, moderator, expires_at=datetime(2099, 12, 5, 19, 47, tzinfo=UTC))
        assert day in client.get(link.get_absolute_url()).text

    def test_nobody_else_keeps_it(self, draft, editor, client):
        response = client.get(share(draft, editor.user).get_absolute_url())
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"

    def test_an_account_changes_nothing(self, draft, editor, admin_client):
        html = admin_client.get(share(draft, editor.user).get_absolute_url()).text
        assert "wagtail-userbar" not in html

    def test_the_latest_draft_or_one_version(self, draft, editor, client):
        latest, fixed = share(draft, editor.user), share(draft, editor.user, revision=draft.latest_revision)
        edit(draft, lead="Sasvim nov uvod.")
        assert "Sasvim nov uvod." in client.get(latest.get_absolute_url()).text
        html = client.get(fixed.get_absolute_url()).text
        assert "Za zanatlije iz Niša." in html
        assert "Sasvim nov uvod." not in html

    def test_pictures_of_the_draft_are_seen(self, draft, editor, client):
        edit(draft, lead_image=CmsImageFactory())
        html = client.get(share(draft, editor.user).get_absolute_url()).text
        address = html.split('src="/media/images/')[1].split('"')[0]
        assert client.get(f"/media/images/{address}").status_code == 200

    def test_both_scripts(self, draft, editor, client):
        latin = share(draft, editor.user).get_absolute_url()
        assert latin.startswith("/sr-latn/draft/")
        cyrillic = latin.replace("/sr-latn/", "/sr-cyrl/")
        assert cyrillic in client.get(latin).text
        response = client.get(cyrillic)
        assert "За занатлије из Ниша." in response.text
        assert latin in response.text
        assert response["Cache-Control"] == "private, no-store"

    def test_another_language_leads_to_the_pages_own(self, draft, editor, client):
        url = share(draft, editor.user).get_absolute_url()
        response = client.get(url.replace("/sr-latn/", "/en/"))
        assert (response.status_code, response["Location"]) == (302, url)
        assert response["Cache-Control"] == "private, no-store"

    def test_a_translation_is_shown_as_far_as_it_is(self, draft, site_tree, client):
        draft.save_revision().publish()
        record = submit(draft)
        write(record, title="Workshop")
        url = share(target(record), someone(TRANSLATORS_ENGLISH).user).get_absolute_url()
        html = client.get(url).text
        assert url.startswith("/en/draft/")
        assert "Workshop" in html
        assert "valid until" in html

    def test_a_use_is_noted_once_a_minute(self, draft, editor, client, django_assert_num_queries):
        link = share(draft, editor.user)
        client.get(link.get_absolute_url())
        first = DraftLink.objects.get().last_used_at
        assert first is not None
        client.get(link.get_absolute_url())
        assert DraftLink.objects.get().last_used_at == first

    def test_only_reading_is_answered(self, draft, editor, client):
        assert client.post(share(draft, editor.user).get_absolute_url()).status_code == 405


class TestWrongLinks:
    @pytest.mark.parametrize("token", ["1", "1-1", "1-1.", "x.y", "..", "1-2.AAAA", "č-š.ž"])
    def test_what_is_no_link_is_a_404(self, draft, client, token):
        assert client.get(f"/sr-latn/draft/{token}/").status_code == 404

    def test_a_signature_is_good_for_one_link_alone(self, draft, editor, client):
        first, second = share(draft, editor.user), share(draft, editor.user)
        forged = f"{second.pk}-{draft.pk}.{first.token.partition('.')[2]}"
        assert client.get(f"/sr-latn/draft/{forged}/").status_code == 404
        assert find_link(first.token) == first

    def test_a_link_to_a_page_that_is_gone_is_a_404(self, draft, editor, client):
        url = share(draft, editor.user).get_absolute_url()
        draft.delete()
        assert client.get(url).status_code == 404


class TestLinksThatAreOver:
    def refused(self, client: Client, link: DraftLink) -> bool:
        response = client.get(link.get_absolute_url())
        if response.status_code == 200:
            return False
        assert response.status_code == 410
        assert response["Cache-Control"] == "private, no-store"
        assert "Ova veza više ne važi" in response.text
        assert "no longer valid" in response.text
        assert "Radionica" not in response.text
        return True

    def test_expired(self, draft, editor, client):
        assert self.refused(client, share(draft, editor.user, expires_at=timezone.now()))

    def test_revoked(self, draft, editor, client):
        assert self.refused(client, share(draft, editor.user, revoked_at=timezone.now()))

    def test_its_maker_has_left(self, draft, editor, client):
        link = share(draft, editor.user)
        assert not self.refused(client, link)
        editor.user.is_active = False
        editor.user.save()
        assert self.refused(client, link)

    def test_its_maker_may_not_edit_the_page_any_more(self, draft, editor, client):
        link = share(draft, editor.user)
        editor.user.groups.clear()
        assert self.refused(client, link)

    def test_the_page_has_become_private(self, draft, editor, client):
        link, of_moderator = share(draft, editor.user), share(draft, someone(MODERATORS).user)
        PageViewRestriction.objects.create(page=draft, restriction_type="login")
        assert self.refused(client, link)
        # Who may say that it is private may also let somebody read it.
        assert not self.refused(client, of_moderator)

    def test_they_are_forgotten_after_a_month(self, draft, editor):
        long_ago, lately = timezone.now() - timedelta(days=31), timezone.now() - timedelta(days=29)
        kept = [share(draft, editor.user), share(draft, editor.user, expires_at=lately)]
        share(draft, editor.user, expires_at=long_ago)
        share(draft, editor.user, revoked_at=long_ago)
        call_command("prune_draft_links", verbosity=0)
        assert set(DraftLink.objects.all()) == set(kept)


class TestSharing:
    def url(self, page) -> str:
        return reverse("share_draft", args=[page.pk])

    @pytest.mark.parametrize("days", [1, 7, 30])
    def test_a_link_is_made_and_shown(self, draft, editor, client, days):
        editor.client.post(self.url(draft), {"days": days, "shows": "latest"})
        link = DraftLink.objects.get()
        assert link.created_by == editor.user
        assert abs(link.expires_at - timezone.now() - timedelta(days=days)) < timedelta(minutes=1)
        assert link.revision is None
        assert f"http://testserver{link.get_absolute_url()}" in editor.client.get(self.url(draft)).text
        assert PageLogEntry.objects.filter(action="translations.draft_link.share", page=draft.pk).exists()

    def test_one_version(self, draft, editor):
        editor.client.post(self.url(draft), {"days": 7, "shows": "fixed"})
        assert DraftLink.objects.get().revision == draft.latest_revision

    @pytest.mark.parametrize("data", [{}, {"days": 365, "shows": "latest"}, {"days": 7, "shows": "x"}])
    def test_nothing_else_is_taken(self, draft, editor, data):
        response = editor.client.post(self.url(draft), data)
        assert response.context["form"].errors
        assert not DraftLink.objects.exists()

    def test_a_translation_has_no_fixed_version(self, draft):
        draft.save_revision().publish()
        record = submit(draft)
        translator = someone(TRANSLATORS_ENGLISH).client
        response = translator.post(self.url(target(record)), {"days": 7, "shows": "fixed"})
        assert "shows" in response.context["form"].errors

    def test_revoking(self, draft, editor, client):
        link = share(draft, editor.user)
        someone(MODERATORS).client.post(self.url(draft), {"revoke": link.pk})
        assert client.get(link.get_absolute_url()).status_code == 410
        assert link.token not in editor.client.get(self.url(draft)).text

    def test_a_link_of_another_page_is_not_revoked_here(self, draft, editor, site_tree):
        other = NewsPageFactory(parent=site_tree.en.news, title="Call", live=False)
        link = share(other, someone(MODERATORS).user)
        editor.client.post(self.url(draft), {"revoke": link.pk})
        editor.client.post(self.url(draft), {"revoke": "x"})
        link.refresh_from_db()
        assert link.revoked_at is None

    def test_only_those_who_may_edit_the_page(self, draft):
        translator = someone(TRANSLATORS_ENGLISH)
        assert translator.client.get(self.url(draft)).status_code == 302
        translator.client.post(self.url(draft), {"days": 7, "shows": "latest"})
        assert not DraftLink.objects.exists()

    def test_a_private_page_takes_the_right_to_make_it_private(self, draft, editor):
        PageViewRestriction.objects.create(page=draft, restriction_type="login")
        assert not may_share(editor.user, draft)
        assert may_share(someone(ADMINISTRATORS).user, draft)

    def test_is_found_in_the_menu_of_the_page(self, draft, editor):
        html = editor.client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
        assert self.url(draft) in html
