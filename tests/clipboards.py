"""What other programs put on the clipboard, in their own conventions, and how a test pastes it."""

import base64
from pathlib import Path

from playwright.sync_api import Page

_DOT = "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>"

WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {{margin:0cm;font-family:"Calibri"}} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=IN style='tab-interval:36.0pt'><!--StartFragment-->
<h1><span style='font-family:"Cambria",serif;color:#365F91'>Loket malam<o:p></o:p></span></h1>
<p class=MsoNormal style='text-align:justify'><span style='font-size:12.0pt;font-family:"Arial",sans-serif;mso-fareast-font-family:
Calibri'>Loket dibuka <i>setiap</i> malam,
kata <b style='mso-bidi-font-weight:normal'>Siti</b><span class=msoDel><del cite="mailto:Wati"> Aminah</del></span>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><b>Syarat layanan<o:p></o:p></b></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>{_DOT.format(sign="·")}KTP asli<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'>{_DOT.format(sign="o")}atau salinan<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>{_DOT.format(sign="·")}Kartu keluarga<o:p></o:p></p>
<p class=MsoNormal>Urutan:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'>{_DOT.format(sign="1.")}Ambil nomor<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'>{_DOT.format(sign="2.")}Tunggu<o:p></o:p></p>
<p class=MsoNormal><img width=200 height=100 src="file:///C:/Users/wati/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg"></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td style='background:#D9D9D9'><p class=MsoNormal><b>Hari<o:p></o:p></b></p></td>
<td><p class=MsoNormal><b>Jam</b><o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Senin<o:p></o:p></p></td><td><p class=MsoNormal>19.00<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>"""

WORD_STORED = (
    "<h2>Loket malam</h2>"
    "<p>Loket dibuka <em>setiap</em> malam, kata <strong>Siti</strong>.</p>"
    "<h2>Syarat layanan</h2>"
    "<ul><li>KTP asli<ul><li>atau salinan</li></ul></li><li>Kartu keluarga</li></ul>"
    "<p>Urutan:</p>"
    "<ol><li>Ambil nomor</li><li>Tunggu</li></ol>"
    '<table><thead><tr><th scope="col">Hari</th><th scope="col">Jam</th></tr></thead>'
    "<tbody><tr><td>Senin</td><td>19.00</td></tr></tbody></table>"
)

_PLAIN = "font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal"
GOOGLE_DOCS = f"""<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5f0c1d2e-7fff-11aa">
<h2 dir="ltr" style="line-height:1.38"><span style="{_PLAIN}">Jadwal</span></h2>
<p dir="ltr" style="line-height:1.38"><span style="{_PLAIN};white-space:pre-wrap;">Layanan </span><span style="font-weight:700;">malam</span></p><br />
<ul style="padding-inline-start:48px"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="{_PLAIN}">Satu</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span style="{_PLAIN}">Satu a</span></p></li></ul></ul>
<ul><li dir="ltr" role="checkbox" aria-checked="false" aria-level="1"><img src="data:image/png;base64,iVBORw0KGgo=" width="18.4px" height="18.4px" alt="belum dicentang" aria-roledescription="checkbox" /><p dir="ltr" style="display:inline-block"><span style="{_PLAIN}">Cetak nomor</span></p></li></ul>
<h3 dir="ltr"><span style="{_PLAIN}">Lokasi</span></h3>
<p dir="ltr"><a href="https://www.google.com/url?q=https://contoh.go.id/peta&amp;sa=D&amp;usg=abc"><span style="color:#1155cc;text-decoration:underline">peta</span></a></p>
<p dir="ltr"><span><img src="https://lh7-rt.googleusercontent.com/docsz/AD_4" width="300" height="200" /></span></p></b><br class="Apple-interchange-newline">"""

GOOGLE_DOCS_STORED = (
    "<h2>Jadwal</h2><p>Layanan <strong>malam</strong></p>"
    "<ul><li>Satu<ul><li>Satu a</li></ul></li></ul><ul><li>Cetak nomor</li></ul>"
    '<h3>Lokasi</h3><p><a href="https://contoh.go.id/peta">peta</a></p>'
)

WEB = """<div class="article" style="color:#222"><h2 class="judul">Berita web</h2>
<div>Teks <font color="red">merah</font> dan <u>garis</u>.<br><br>Alinea dua.</div><p>&nbsp;</p>
<script>document.title = 'jahat'</script><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>
<img src="https://cdn.contoh.example/foto.jpg" onerror="document.title='jahat'">
<a href="javascript:document.title='jahat'">jebakan</a> <a href="https://a.id/" onclick="x()">tautan</a>
<p style="text-align:center">tengah</p></div>"""

WEB_STORED = (
    "<h2>Berita web</h2><p>Teks merah dan garis.</p><p>Alinea dua.</p>"
    '<p>jebakan <a href="https://a.id/">tautan</a></p><p class="rata-tengah">tengah</p>'
)

_PASTE = """([html, file]) => {
  const clipboard = new DataTransfer();
  if (html) clipboard.setData("text/html", html);
  if (html) clipboard.setData("text/plain", "kata");
  if (file) {
    const bytes = Uint8Array.from(atob(file.bytes), (letter) => letter.charCodeAt(0));
    clipboard.items.add(new File([bytes], file.name, { type: file.type }));
  }
  const inside = CKEDITOR.instances.id_body.document.$;
  const event = new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true });
  (inside.activeElement ?? inside.body).dispatchEvent(event);
}"""


def paste(page: Page, html: str = "") -> None:
    page.evaluate(_PASTE, [html, None])


def paste_file(page: Page, path: Path, kind: str) -> None:
    file = {"name": path.name, "type": kind, "bytes": base64.b64encode(path.read_bytes()).decode()}
    page.evaluate(_PASTE, ["", file])
