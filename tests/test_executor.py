"""One bad task costs one task: never the run, never its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from tests.tasks import act, prepare
from toolkit import executor
from toolkit.errors import IntegrityError
from toolkit.executor import Failure, Limits, Pool, run_alone, run_apart

LIMITS = Limits(workers=2, seconds=1, megabytes=512)


def test_a_task_that_hangs_dies_swallows_memory_or_stumbles_fails_alone_and_order_is_kept() -> None:
    tasks = ("một", "endless", "hai", "die", "swallow", "stumble", "ba")
    outcomes = list(run_apart(act, tasks, limits=LIMITS, prepare=prepare, prepared_with=("chào",)))
    assert [outcome.task for outcome in outcomes] == list(tasks)
    assert [outcome.result or outcome.failure for outcome in outcomes] == [
        "chào một",
        Failure.TIMEOUT,
        "chào hai",
        Failure.CRASH,
        Failure.MEMORY,
        Failure.BUG,
        "chào ba",
    ]


def test_of_many_tasks_that_are_handed_over_together_a_bad_one_still_fails_alone() -> None:
    bad = {17: "endless", 40: "die", 41: "swallow", 90: "stumble"}
    tasks = [bad.get(number, f"số {number}") for number in range(120)]
    outcomes = list(run_apart(act, tasks, limits=LIMITS, prepare=prepare, prepared_with=("chào",)))
    assert [outcome.task for outcome in outcomes] == tasks
    assert {outcome.task: outcome.failure for outcome in outcomes if outcome.failure} == {
        "endless": Failure.TIMEOUT,
        "die": Failure.CRASH,
        "swallow": Failure.MEMORY,
        "stumble": Failure.BUG,
    }
    assert all(outcome.result == f"chào {outcome.task}" for outcome in outcomes if not outcome.failure)


def test_of_many_tasks_what_takes_long_is_handed_over_in_smaller_parts() -> None:
    tasks = [f"slow {number}" for number in range(32)]
    outcomes = list(run_apart(act, tasks, limits=LIMITS, prepare=prepare, prepared_with=("chào",)))
    assert [outcome.result for outcome in outcomes] == [f"chào {task}" for task in tasks]


def test_what_the_operator_must_mend_ends_the_work_on_many_tasks_too() -> None:
    tasks = [f"số {number}" for number in range(60)] + ["damaged x"] + ["sau"] * 60
    done = []
    with pytest.raises(IntegrityError, match="damaged x"):
        for outcome in run_apart(act, tasks, limits=LIMITS, prepare=prepare, prepared_with=("chào",)):
            done.append(outcome.task)
    assert done == tasks[:60] and active_children() == []


def test_a_task_whose_time_is_over_may_still_tidy_up_after_itself(tmp_path: Path) -> None:
    (outcome,) = run_apart(act, (f"tidy {tmp_path / 'mark'}",), limits=LIMITS, prepare=prepare, prepared_with=("chào",))
    assert outcome.failure is Failure.TIMEOUT
    assert (tmp_path / "mark").read_text(encoding="utf-8") == "tidied"


def test_no_task_is_no_work() -> None:
    assert list(run_apart(act, (), limits=LIMITS, prepare=prepare)) == []


def test_a_single_task_may_do_all_that_in_a_divided_process() -> None:
    def become(task: str) -> object:
        outcome = run_alone(act, task, limits=LIMITS, prepare=prepare, prepared_with=("chào",))
        return outcome.result or outcome.failure

    said = [become(task) for task in ("một", "endless", "die", "swallow", "stumble")]
    assert said == ["chào một", Failure.TIMEOUT, Failure.CRASH, Failure.MEMORY, Failure.BUG]


def test_what_the_operator_must_mend_comes_back_from_a_divided_process() -> None:
    with pytest.raises(IntegrityError, match="kho"):
        run_alone(act, "damaged kho", limits=LIMITS, prepare=prepare, prepared_with=("chào",))


def test_processes_that_rest_are_gone_and_come_back_with_the_next_task() -> None:
    woken = Event()
    pool = Pool("tests.tasks", limits=LIMITS, prepare=prepare, prepared_with=("chào",), wake=woken.set)
    try:
        for round_ in ("một", "hai"):
            pool.warm()
            woken.clear()
            pool.submit(act, round_)
            pool.rest(after=0)
            assert woken.wait(60)
            assert [outcome.result for outcome in pool.fetch()] == [f"chào {round_}"]
            pool.rest(after=3600)
            assert active_children()
            pool.rest(after=0)
            assert not active_children()
    finally:
        pool.close()


def broken(processes: executor._Processes) -> None:
    """Let the library give a pool up, as it does where a process ends before it was heard to have taken a task."""
    processes._pool._pool_manager.handle_broken_pool(BrokenProcessPool())


def test_a_pool_that_breaks_costs_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[executor._Processes] = []
    monkeypatch.setattr(executor._Processes, "_opened", seen(opened, executor._Processes._opened))
    tasks = [f"số {number}" for number in range(120)]
    working = run_apart(act, tasks, limits=LIMITS, prepare=prepare, prepared_with=("chào",))
    outcomes = [next(working)]
    broken(opened[0])
    outcomes += list(working)
    assert [outcome.result for outcome in outcomes] == [f"chào {task}" for task in tasks]
    assert len(opened) > 1


def test_a_pool_that_stays_and_breaks_costs_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[executor._Processes] = []
    monkeypatch.setattr(executor._Processes, "_opened", seen(opened, executor._Processes._opened))
    pool = Pool("tests.tasks", limits=LIMITS, prepare=prepare, prepared_with=("chào",), wake=lambda: None)
    tasks = [f"số {number}" for number in range(20)]
    for task in tasks:
        pool.submit(act, task)
    broken(opened[0])
    found: list[object] = []
    while len(pool):
        found += [outcome.result for outcome in pool.fetch()]
        sleep(0.05)
    pool.close()
    assert sorted(map(str, found)) == sorted(f"chào {task}" for task in tasks)


def seen(opened: list[executor._Processes], open_one: Callable[[executor._Processes], object]) -> Callable[[executor._Processes], object]:
    """Return what opens a pool and notes whose it is."""

    def opening(processes: executor._Processes) -> object:
        opened.append(processes)
        return open_one(processes)

    return opening
