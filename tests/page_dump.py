"""A page in the shape in which the old site's pages were dumped, in a text of our own."""

from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from articles.importers import page
from articles.importers.record import Refusal, Story

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

SECTION = "Đời sống cơ sở - Nếp sống mới"
HEADLINE = "Phường Mai Lâm: Mở lớp dạy bơi miễn phí cho trẻ em vùng ven sông"
DATES = "; đăng: 16:05, 09/06/2021; công bố ngày: 00:00, 10/06/2021; truy cập 1278 lượt;"
LEAD = (
    "Mỗi buổi chiều hè, bể bơi dã chiến bên bến đò Mai Lâm lại rộn tiếng trẻ nhỏ. Lớp học do các "
    "chiến sĩ dân quân đứng ra mở, không thu tiền, đã giúp hơn hai trăm em biết bơi."
)
CAPTION = "Các em nhỏ khởi động “đúng động tác, đủ thời gian” trước giờ xuống nước."
LONG_PARAGRAPH = (
    "Ý tưởng bắt đầu từ mùa nước năm trước, khi một tốp học sinh suýt bị cuốn trôi trên đường đi "
    "chăn trâu về. Anh em trong trung đội bàn nhau góp tre, bạt và phao, quây một khúc sông lặng "
    "thành bể. Khoá học đầu tiên chỉ có mười hai em; đến nay, lớp phải chia làm bốn ca mà vẫn còn "
    "gia đình xin ghi tên cho con vào danh sách chờ của mùa hè năm sau, kể cả ở phường bên."
)
PARAGRAPHS = (
    LONG_PARAGRAPH,
    "Theo đó, mỗi ca kéo dài bốn mươi lăm phút, cứ năm em có một người kèm bên cạnh.",
    "Bà Lê Thị Sáu, nhà ở cuối ngõ Bến, kể: “Cháu tôi trước sợ nước, giờ tự bơi được rồi.”",
)
BYLINE = "Hải Vân"


def dump(
    *,
    section: str = SECTION,
    headline: str = HEADLINE,
    dates: str = DATES,
    lead: str = "QPTĐ-" + LEAD,
    figure: str = f"{CAPTION}\u00a0\n\nẢnh: M.Tùng",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    foot: str = BYLINE,
    end: str = "Tin khác",
) -> str:
    """Return a page in the shape in which the old site's pages were dumped."""
    title = headline + "\u00a0  \u00a0  \u00a0 " if headline else ""
    head = f"{section}\n\n{title}\n\n{dates}\n\n\u00a0\n\n{lead}\n\n\u00a0\n\n\u00a0\n\n"
    text = "\n\n\n".join(paragraphs)
    return f"{head}{figure}\n\n\u00a0\n\n{text}\n\n\u00a0\n\n{foot}\n\n\u00a0\n\n{end}"


def read(content: str | bytes) -> Story | Refusal:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bai.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (told,) = page.read(path, HANOI)
        return told


def story(content: str | bytes) -> Story:
    told = read(content)
    assert isinstance(told, Story), told
    return told


def refusal(content: str | bytes) -> Refusal:
    told = read(content)
    assert isinstance(told, Refusal), told
    assert told.where == "bai.txt"
    return told
