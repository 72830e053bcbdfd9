import re

import pytest

from web.session import RevokedSessions, SecretError, Session, SessionSigner

SECRET = "a-secret-of-24-characters"


def test_a_token_comes_back_as_its_session():
    token, session = SessionSigner(SECRET).issue()
    assert SessionSigner(SECRET).verify(token) == session


def test_the_conversation_id_has_144_random_bits_and_never_repeats():
    signer = SessionSigner(SECRET)
    ids = {signer.issue()[1].sid for _ in range(500)}
    assert len(ids) == 500
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{24}", sid) for sid in ids)


def test_the_token_says_version_id_end_and_signature():
    token, session = SessionSigner(SECRET, lifetime=60, clock=lambda: 1_000.0).issue()
    assert token.startswith(f"1.{session.sid}.1060.")
    assert session.expires == 1060


def test_a_token_ends_when_its_life_is_over():
    now = [1_000.0]
    signer = SessionSigner(SECRET, lifetime=60, clock=lambda: now[0])
    token, _ = signer.issue()
    now[0] = 1_059.9
    assert signer.verify(token) is not None
    now[0] = 1_060.0
    assert signer.verify(token) is None


def test_a_changed_character_anywhere_is_noticed():
    signer = SessionSigner(SECRET)
    token, _ = signer.issue()
    for place, character in enumerate(token[:-1]):
        other = "A" if character != "A" else "B"
        assert signer.verify(token[:place] + other + token[place + 1 :]) is None


@pytest.mark.parametrize(
    "token", ["", ".", "1...", "1.a.b.c", "null", "1." + "x" * 5000, "１.a.2.b"]
)
def test_nonsense_is_no_session(token):
    assert SessionSigner(SECRET).verify(token) is None


def test_a_token_signed_with_another_secret_is_refused():
    token, _ = SessionSigner("another-secret-of-28-letters").issue()
    assert SessionSigner(SECRET).verify(token) is None


def test_after_rotation_old_tokens_still_work_and_new_ones_use_the_new_key():
    old_token, old = SessionSigner("k1:first-key-of-this-server").issue()
    rotated = SessionSigner("k2:second-key-of-this-server,k1:first-key-of-this-server")
    assert rotated.verify(old_token) == old
    new_token, new = rotated.issue()
    assert SessionSigner("k2:second-key-of-this-server").verify(new_token) == new
    assert SessionSigner("k2:second-key-of-this-server").verify(old_token) is None


@pytest.mark.parametrize("secret", ["", "   ", "short", "a:short,b:also-short", ","])
def test_without_a_good_secret_nothing_can_be_signed(secret):
    with pytest.raises(SecretError, match="CHAT_SECRET"):
        SessionSigner(secret)


def test_a_revoked_session_stays_dead_until_its_token_would_have_died_anyway():
    now = [100.0]
    revoked = RevokedSessions(clock=lambda: now[0])
    revoked.add(Session("s", 200))
    assert "s" in revoked
    assert "other" not in revoked
    now[0] = 200.0
    assert "s" not in revoked
    assert len(revoked) == 0


def test_the_list_of_revoked_sessions_is_bounded():
    revoked = RevokedSessions(max_size=3, clock=lambda: 0.0)
    for number in range(5):
        revoked.add(Session(str(number), 10))
    assert len(revoked) == 3
    assert "4" in revoked
    assert "0" not in revoked
