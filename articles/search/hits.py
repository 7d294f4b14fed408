from collections.abc import Iterator
from functools import cached_property

from articles.models import ArticleQuerySet
from articles.models.matching import anywhere, groups, number, words_of

MANY = 1_000  # stories; to fetch and sort them takes about as long as to walk the paper's index
MOST_HITS = 1_000  # that are counted and offered; who wants others asks more precisely


class Hits:
    """The stories that have all words, in one order on every database.

    Best first: a phrase mark for mark, a phrase folded, all words mark for mark, all folded; of
    each first in the headline, then the newest. Or the newest first, whatever answers.
    """

    def __init__(self, stories: ArticleQuerySet, words: str, newest: bool = False) -> None:
        self.stories, self.words, self.newest = stories, words, newest

    @cached_property
    def asked(self) -> list[str]:
        return words_of(self.words)

    @cached_property
    def many(self) -> bool:
        """Say whether it is faster to walk lists in their order than to sort what answers."""
        return bool(self.asked) and number(anywhere(self.asked), MANY) == MANY

    @cached_property
    def few(self) -> list[int]:
        """List all, where they are few: to count them costs as much."""
        if self.newest:
            found = self.stories.matching(self.words).newest_first()
        else:
            found = self.stories.search(self.words)
        return list(found.values_list("pk", flat=True))

    @cached_property
    def counted(self) -> int:
        """Count them, to one more than MOST_HITS."""
        if not self.many:
            return len(self.few)
        # In the lists' order, for whose index alone then is read.
        found = self.stories.matching(self.words, many=True).newest_first()
        return found.values("pk")[: MOST_HITS + 1].count()

    def __len__(self) -> int:
        return min(self.counted, MOST_HITS)

    def __getitem__(self, place: slice) -> list[int]:
        """List the ids of a part."""
        stop = min(place.stop, len(self))
        return (self.first_of_many(stop) if self.many else self.few)[place]

    def first(self, number: int) -> list[int]:
        """List the ids of the best so many, where nobody asks how many there are."""
        return self.first_of_many(number) if self.many else self.few[:number]

    def first_of_many(self, number: int) -> list[int]:
        """Ask for the best answers, then for the next best, until there are so many."""
        if self.newest:
            found = self.stories.matching(self.words, many=True).newest_first()
            return list(found.values_list("pk", flat=True)[:number])
        ids: dict[int, None] = {}
        for found in self.part_by_part():
            ids |= dict.fromkeys(found.values_list("pk", flat=True)[:number])
            if len(ids) >= number:
                break
        return list(ids)[:number]

    def part_by_part(self) -> Iterator[ArticleQuerySet]:
        """Give the hits part by part, the best first; later parts repeat earlier ones."""
        for group in groups(self.asked):
            widest = number(group[-1], MANY)
            if 0 < widest < MANY:
                yield self.stories.best_first(group)
            elif widest:
                for way in group:
                    yield self.stories.answering(way, many=number(way, MANY) == MANY)
