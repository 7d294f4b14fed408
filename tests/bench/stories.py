"""Stories to measure with, as lines of the product's own JSON Lines form.

Their text is made here, in Vietnamese that means nothing in particular, as long and as varied as
a newspaper's; or it is taken from a file and told as often as it takes, under other headlines.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate, count, islice
from pathlib import Path
from random import Random

from articles.importers import jsonl

NEWEST = datetime(2025, 6, 30, 18, 0)
MINUTES_BETWEEN = 13
# More than half of all in the first: its list has more than a thousand pages.
SECTIONS = {
    "Thời sự": 64, "Thế giới": 6, "Kinh tế": 6, "Thể thao": 6, "Pháp luật": 4, "Giáo dục": 4,
    "Đời sống": 3, "Văn hóa": 2, "Khoa học - Công nghệ": 2, "Du lịch": 1, "Sức khỏe": 1,
    "Nhà đất": 1,
}  # fmt: skip
WHO = [
    "Ủy ban nhân dân xã",
    "hợp tác xã",
    "tổ dân phố",
    "nhà trường",
    "ban quản lý chợ",
    "đội cứu hộ",
    "chính quyền phường",
    "người trồng lúa",
    "nhóm thợ mộc",
    "câu lạc bộ cờ",
    "trạm y tế",
    "ban tổ chức",
    "phòng giáo dục",
    "các hộ nuôi cá",
    "đoàn thanh niên",
    "nhóm kỹ sư",
    "bà con tiểu thương",
    "đội bóng",
]
DID = [
    "vừa hoàn thành",
    "đang bàn cách mở rộng",
    "sẽ sửa chữa",
    "đã khánh thành",
    "tạm dừng",
    "thử nghiệm",
    "công bố kết quả của",
    "góp tiền xây",
    "dời",
    "khôi phục",
    "kiểm tra",
    "bắt đầu thu hoạch ở",
    "tổng kết",
    "chuẩn bị",
]
WHAT = [
    "con đường ven sông",
    "vườn rau trên mái",
    "cây cầu mới",
    "lớp học buổi tối",
    "bến đò cũ",
    "khu chợ hoa",
    "cánh đồng lúa muộn",
    "thư viện lưu động",
    "giải chạy mùa thu",
    "trạm bơm",
    "xưởng gốm",
    "tuyến xe buýt",
    "phòng khám lưu động",
    "đập tràn",
    "hội sách",
    "sân bóng",
    "mái đình",
    "nhà sấy long nhãn",
]
WHERE = [
    "Hưng Yên",
    "Bắc Ninh",
    "Đà Nẵng",
    "Cần Thơ",
    "Huế",
    "Hải Phòng",
    "Nghệ An",
    "Quảng Trị",
    "Lâm Đồng",
    "Kiên Giang",
    "Lào Cai",
    "Hòa Bình",
    "Ninh Thuận",
    "Tây Ninh",
    "Vĩnh Long",
    "Thái Nguyên",
]
THEN = [
    "theo biên bản họp tuần trước",
    "sau ba tháng chờ vốn",
    "khi nước sông rút dần",
    "dù trời mưa liên tục",
    "với sự giúp sức của nhiều gia đình",
    "nhờ khoản tiền quyên góp",
    "trước mùa lũ năm nay",
    "cho đến khi có thông báo mới",
    "để trẻ em có chỗ vui chơi",
    "và mời người dân cùng giám sát",
    "như đã hứa hồi đầu năm",
]
TAGS = [f"{what.capitalize()} {where}" for what in WHAT for where in ["Việt Nam", *WHERE]]
# As in a real paper: the most frequent tag stands on one story in six, most on a few.
TAG_WEIGHTS = list(accumulate(1 / (rank + 6) for rank in range(len(TAGS))))
LAST_NAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"]
FIRST_NAMES = [
    "Lan Anh",
    "Minh Châu",
    "Quốc Bảo",
    "Thu Hà",
    "Đăng Khoa",
    "Hải Yến",
    "Văn Thành",
    "Ngọc Mai",
]


def lines(number: int, file: Path | None = None) -> Iterator[bytes]:
    """Give so many stories, newest first, one JSON object a line."""
    told = again_and_again(file) if file else generated()
    for story in islice(told, number):
        yield json.dumps(story, ensure_ascii=False).encode() + b"\n"


def again_and_again(file: Path) -> Iterator[dict]:
    """Tell a file's stories over and over; from the second time on they have other headlines."""
    for time in count(1):
        with jsonl.opened(file) as told:
            for line in told:
                story = json.loads(line)
                story["id"] = f"{story.get('id')}-{time}"
                story["source"] = "bench"
                if time > 1:
                    story["title"] = f"{story['title']} ({time})"
                    story.pop("url", None)  # an old address leads to one story
                yield story


def generated() -> Iterator[dict]:
    random = Random(2)  # noqa: S311, the same newspaper every time
    authors = [f"{last} {first}" for last in LAST_NAMES for first in FIRST_NAMES]
    for number in count():
        posted = NEWEST - timedelta(minutes=MINUTES_BETWEEN * number)
        yield {
            "id": str(number),
            "source": "bench",
            "title": f"{sentence(random, 0)} {number}",
            "lead": paragraph(random, 2),
            "body": [paragraph(random, random.randint(2, 5)) for _ in range(random.randint(4, 12))],
            "category": random.choices(list(SECTIONS), list(SECTIONS.values()))[0],
            "tags": random.choices(TAGS, cum_weights=TAG_WEIGHTS, k=5),
            "authors": [random.choice(authors)],
            "posted": posted.isoformat(),
            "published": posted.isoformat(),
            "views": int(random.paretovariate(1) * 100),
        }


def paragraph(random: Random, sentences: int) -> str:
    return " ".join(f"{sentence(random, 2)}." for _ in range(sentences))


def sentence(random: Random, clauses: int) -> str:
    said = f"{random.choice(WHO)} {random.choice(DID)} {random.choice(WHAT)}"
    said = f"{said} ở {random.choice(WHERE)}"
    return ", ".join([said[0].upper() + said[1:], *random.sample(THEN, clauses)])
