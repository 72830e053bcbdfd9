from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from web.erase import erase_conversation


async def say(store, sid, text):
    tracker = await store.get_or_create_tracker(sid)
    tracker.update(UserUttered(text))
    await store.save(tracker)


async def test_the_rows_of_one_conversation_are_gone_from_sqlite_and_no_others(tmp_path):
    sql = SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(tmp_path / "events.db"))
    store = FailSafeTrackerStore(sql)
    await say(store, "mine", "我的话")
    await say(store, "theirs", "别人的话")
    await erase_conversation(store, "mine")
    assert await sql.keys() == ["theirs"]
    assert await store.retrieve_full_tracker("mine") is None


async def test_what_the_fallback_store_took_in_an_emergency_is_erased_too(tmp_path):
    sql = SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(tmp_path / "events.db"))
    store = FailSafeTrackerStore(sql)
    await say(store.fallback_tracker_store, "mine", "写不进硬盘时说的话")
    await erase_conversation(store, "mine")
    assert await store.fallback_tracker_store.retrieve("mine") is None
