import pytest

from web.limits import TokenBuckets


@pytest.fixture
def clock():
    return [0.0]


def buckets(clock, **options):
    return TokenBuckets(rate=1, burst=3, clock=lambda: clock[0], **options)


def test_a_burst_passes_and_the_next_has_to_wait(clock):
    limit = buckets(clock)
    assert [limit.take("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert limit.take("a") == pytest.approx(1.0)


def test_tokens_come_back_with_time_but_never_more_than_a_burst(clock):
    limit = buckets(clock)
    for _ in range(3):
        limit.take("a")
    clock[0] = 1.0
    assert limit.take("a") == 0.0
    assert limit.take("a") > 0
    clock[0] = 1_000.0
    assert [limit.take("a") for _ in range(3)] == [0.0] * 3
    assert limit.take("a") > 0


def test_waiting_in_vain_does_not_make_the_wait_longer(clock):
    limit = buckets(clock)
    for _ in range(10):
        limit.take("a")
    clock[0] = 1.0
    assert limit.take("a") == 0.0


def test_one_key_does_not_pay_for_another(clock):
    limit = buckets(clock)
    for _ in range(5):
        limit.take("a")
    assert limit.take("b") == 0.0


def test_the_table_never_grows_beyond_its_bound(clock):
    limit = buckets(clock, max_keys=10)
    for number in range(1_000):
        limit.take(str(number))
    assert len(limit) == 10


def test_buckets_that_are_full_again_are_dropped(clock):
    limit = buckets(clock)
    for number in range(50):
        limit.take(str(number))
    clock[0] = 3.0
    limit.take("new")
    assert len(limit) == 1
