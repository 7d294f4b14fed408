"""What browsers are given on pasting, in the shapes of the programs it is copied from."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0in; font-family:"Times New Roman",serif;} --></style></head>
<body lang=VI style='tab-interval:.5in'><!--StartFragment-->
<h1 style='mso-margin-top-alt:auto'><b><span lang=VI style='font-size:16.0pt'>Nước lên
mép đê<o:p></o:p></span></b></h1>
<p class=MsoNormal style='margin-bottom:0in'><b style='mso-bidi-font-weight:normal'><span
lang=VI style='font-family:"Times New Roman",serif;color:black'>Bốn giờ sáng</span></b><span
lang=VI>, nước <i>lên</i>&nbsp;&nbsp; mép
đê; xem <a href="https://example.org/de?utm_source=zalo&amp;id=5"><span
style='color:windowtext'>bản đồ</span></a>.<o:p></o:p></span></p>
<p class=MsoNormal><span lang=VI><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Bao cát</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><!--[if
!supportLists]--><span style='font-family:"Courier New";mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><!--[endif]-->Loại lớn</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>Cọc tre<o:p></o:p></p>
<p class=MsoNormal>Việc còn lại:</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>3.<span>&nbsp; </span></span>Đắp bờ</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>4.<span>&nbsp; </span></span>Gọi người</p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;border:none'>
<tr style='mso-yfti-irow:0'><td width=208 valign=top style='width:155.8pt'>
<p class=MsoNormal><b>Xã<o:p></o:p></b></p></td><td width=208>
<p class=MsoNormal>Số hộ<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Cồn Vạc</p></td><td><p class=MsoNormal>140</p></td></tr></table>
<p class=MsoNormal><img width=400 src="file:///C:/Users/chau/clip_image001.png"></p>
<!--EndFragment--></body></html>"""

WORD_ONLINE = """<html><body><!--StartFragment--><div class="OutlineElement Ltr SCXW1"
style="direction:ltr"><p class="Paragraph SCXW1" style="margin:0"><span data-contrast="auto"
class="TextRun SCXW1"><span class="NormalTextRun SCXW1">Đê </span></span><span
class="TextRun SCXW1" style="font-weight:bold"><span
class="NormalTextRun">Cồn Vạc</span></span><span class="EOP SCXW1">&nbsp;</span></p></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li
data-leveltext="•" data-aria-level="1"><p class="Paragraph"><span class="TextRun"><span
class="NormalTextRun">Bao cát</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li
data-leveltext="•" data-aria-level="1"><p class="Paragraph"><span class="TextRun"><span
class="NormalTextRun">Cọc tre</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>
<!--EndFragment--></body></html>"""

GOOGLE_DOCS = """<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;"
id="docs-internal-guid-7f1c"><h1 dir="ltr" style="line-height:1.38;margin-top:18pt"><span
style="font-size:16pt;font-weight:400;white-space:pre-wrap">Chợ dời ra bãi</span></h1><p dir="ltr"
style="line-height:1.38"><span style="font-weight:400">Ban quản lý </span><span
style="font-weight:700">chưa chốt</span><span style="font-weight:400;font-style:italic"> giá</span
><span style="font-weight:400">, theo </span><a
href="https://www.google.com/url?q=https://example.org/gia?utm_source%3Dx%26b%3D1&amp;sa=D"
style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">bảng
giá</span></a><span>.</span></p><br /><ul style="margin-top:0"><li dir="ltr" aria-level="1"><p
dir="ltr" role="presentation"><span style="font-weight:400">Điện</span></p></li><ul><li
aria-level="2"><p role="presentation"><span>Công tơ</span></p></li></ul><li aria-level="1"><p
role="presentation"><span>Nước</span></p></li></ul></b><br class="Apple-interchange-newline">"""

ZALO = """<html><body><!--StartFragment--><div class="text" style="color: rgb(8, 27, 58)"><span
style="white-space: pre-wrap">Anh ơi, nước lên rồi<br>Đê sạt 20 m <img class="emoji-sizer"
alt="😀" src="https://zalo.example/e.png"><br><br>Xem <a class="text-is-link" target="_blank"
href="https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Ftin%3Ffbclid%3Dabc&amp;h=AT0"
>example.org/tin</a></span></div><!--EndFragment--></body></html>"""

NEWS_PAGE = """<article class="detail"><h1 class="title">Phà thêm chuyến</h1>
<p class="Normal" style="color:#222">Đoạn\u200b m\u00adột có <a
href="https://example.org/pha.html?zarsrc=30&amp;utm_medium=zalo&amp;id=5#b" rel="x">liên kết</a> và
<a href="javascript:alert(1)">bẫy</a>.</p>
<figure class="tplCaption"><picture><source srcset="x.webp"><img
src="data:image/png;base64,AAAA"></picture><figcaption><p class="Image">Phà lúc 23
giờ.</p></figcaption></figure><div class="box"><div>Đoạn trong hộp</div></div>
<blockquote><p>Lời dẫn</p></blockquote><script>dem()</script><nav>Trang chủ</nav><p>&nbsp;</p>
<iframe src="https://video.example/1"></iframe><button>Chia sẻ</button></article>"""
