from functools import cached_property

from articles.models import ArticleQuerySet
from articles.models.matching import Answers, Match, OneOf, anywhere, found, ways, words_of

MOST_HITS = 1_000  # that are counted and offered; who wants others asks more precisely
# Stories that answer in one way and are fetched by their numbers; of more the first are found
# sooner by walking the paper's index. Some of them are not public.
MANY = MOST_HITS + 200


class Hits:
    """The stories that have all words, in one order on every database.

    Best first: a phrase mark for mark, a phrase folded, all words mark for mark, all folded; of
    each first in the headline, then the newest. Or the newest first, whatever answers.
    """

    def __init__(self, stories: ArticleQuerySet, words: str, newest: bool = False) -> None:
        self.stories, self.asked, self.newest = stories, words_of(words), newest

    @cached_property
    def widest(self) -> list[int]:
        """List what answers in any way, to MANY."""
        return found(anywhere(self.asked), MANY) if self.asked else []

    @property
    def many(self) -> bool:
        """Say whether it is faster to walk lists in their order than to sort what answers."""
        return len(self.widest) == MANY

    @cached_property
    def counted(self) -> int:
        """Count them, to one more than MOST_HITS."""
        number = self.stories.filter(OneOf(self.widest)).count()
        if self.many and number <= MOST_HITS:
            # In the lists' order, for whose index alone then is read.
            walked = self.walked(anywhere(self.asked))
            number = walked.values("pk")[: MOST_HITS + 1].count()
        return number

    def __len__(self) -> int:
        return min(self.counted, MOST_HITS)

    def __getitem__(self, place: slice) -> list[int]:
        """List the ids of a part."""
        return self.first(min(place.stop, len(self)))[place]

    def first(self, number: int) -> list[int]:
        """List the ids of the best so many: each way is asked for only if those before do not do.

        Later ways hold the earlier ones.
        """
        ids: dict[int, None] = {}
        for way in self.ways():
            if len(ids) >= number or self.are_all(ids):
                break
            known = self.widest if way == anywhere(self.asked) else found(way, MANY)
            many = len(known) == MANY
            if not many and ids.keys() >= set(known):
                continue
            stories = self.walked(way) if many else self.fetched(known)
            ids |= dict.fromkeys(stories.values_list("pk", flat=True)[:number])
        return list(ids)[:number]

    def are_all(self, ids: dict[int, None]) -> bool:
        return not self.many and ids.keys() >= set(self.widest)

    def ways(self) -> list[Match]:
        if not self.asked:
            return []
        return [anywhere(self.asked)] if self.newest else list(ways(self.asked))

    def fetched(self, known: list[int]) -> ArticleQuerySet:
        return self.stories.filter(OneOf(known)).newest_first()

    def walked(self, way: Match) -> ArticleQuerySet:
        return self.stories.filter(Answers(way, many=True)).newest_first()
