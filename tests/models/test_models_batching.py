from __future__ import annotations

from collections.abc import Callable

from harness.models.batching import run_batches


def run(
    lengths: list[int], fits: int, work: Callable[[list[int]], list[int]]
) -> tuple[dict[int, int | Exception], list[list[int]]]:
    batches: list[list[int]] = []

    def logged(batch: list[int]) -> list[int]:
        batches.append(list(batch))
        return work(batch)

    results = run_batches(
        lengths, lambda n: n, lambda n: fits, logged, lambda e: isinstance(e, MemoryError)
    )
    return dict(results), batches


def double(batch: list[int]) -> list[int]:
    return [2 * n for n in batch]


def test_longest_first_in_batches_that_fit() -> None:
    results, batches = run([3, 9, 1, 7, 5], 2, double)
    assert batches == [[9, 7], [5, 3], [1]]
    assert results == {3: 6, 9: 18, 1: 2, 7: 14, 5: 10}


def test_out_of_memory_halves_batches_and_repeats_nothing_finished() -> None:
    done: list[int] = []

    def small_machine(batch: list[int]) -> list[int]:
        if len(batch) > 3:
            raise MemoryError("no room")
        done.extend(batch)
        return double(batch)

    numbers = list(range(100, 120))
    results, batches = run(numbers, 16, small_machine)
    assert [len(b) for b in batches][:4] == [16, 8, 4, 2]
    assert max(len(b) for b in batches[3:]) == 2
    assert sorted(done) == numbers
    assert results == {n: 2 * n for n in numbers}


def test_what_is_too_big_alone_fails_alone() -> None:
    def no_nines(batch: list[int]) -> list[int]:
        if 9 in batch:
            raise MemoryError("nine is too long")
        return double(batch)

    results, _ = run([9, 8, 7, 6], 4, no_nines)
    assert isinstance(results[9], MemoryError)
    assert {n: r for n, r in results.items() if n != 9} == {8: 16, 7: 14, 6: 12}


def test_a_poisonous_item_does_not_take_its_batch_with_it() -> None:
    def picky(batch: list[int]) -> list[int]:
        if 4 in batch:
            raise ValueError("four")
        return double(batch)

    results, _ = run([1, 2, 3, 4, 5], 5, picky)
    assert isinstance(results[4], ValueError)
    assert len([r for r in results.values() if isinstance(r, int)]) == 4


def test_beyond_a_few_only_similar_lengths_are_padded_to_one_another() -> None:
    _, batches = run([100, 90, 86, 85, 84, 50, 10, 9, 8, 1], 8, double)
    assert batches == [[100, 90, 86, 85], [84, 50, 10, 9], [8, 1]]
    _, batches = run([100, 99, 98, 97, 96, 95, 20], 6, double)
    assert batches == [[100, 99, 98, 97, 96, 95], [20]]
