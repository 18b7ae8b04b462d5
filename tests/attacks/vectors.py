"""Attacks on a sanitiser, made from their parts: what runs, where it is hidden, how it is misspelt."""

import base64
import random
from collections.abc import Iterator

# What an attack does where it succeeds: the judge looks for either.
RUN = "__ran(1)"
SCRIPT = f"<script>{RUN}</script>"

TAGS = [
    *(
        "a",
        "abbr",
        "animate",
        "area",
        "article",
        "audio",
        "b",
        "base",
        "bdo",
        "blockquote",
        "body",
        "br",
        "button",
    ),
    *(
        "canvas",
        "caption",
        "center",
        "circle",
        "code",
        "col",
        "custom-x",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
    ),
    *(
        "embed",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "header",
        "hr",
        "iframe",
    ),
    *(
        "image",
        "img",
        "input",
        "isindex",
        "keygen",
        "label",
        "li",
        "link",
        "main",
        "marquee",
        "math",
        "meta",
        "nav",
    ),
    *(
        "object",
        "ol",
        "option",
        "p",
        "picture",
        "rect",
        "s",
        "search",
        "section",
        "select",
        "set",
        "source",
        "span",
    ),
    *(
        "strong",
        "style",
        "summary",
        "svg",
        "table",
        "td",
        "template",
        "textarea",
        "th",
        "time",
        "track",
        "u",
        "ul",
    ),
    *("use", "video", "wbr", "x", "xml"),
]
HANDLERS = [
    *(
        "onabort",
        "onafterprint",
        "onanimationend",
        "onanimationstart",
        "onbeforeinput",
        "onbeforematch",
        "onbegin",
    ),
    *(
        "onbeforetoggle",
        "onblur",
        "oncanplay",
        "onclick",
        "oncontentvisibilityautostatechange",
        "oncopy",
        "oncut",
    ),
    *(
        "ondblclick",
        "ondrag",
        "onend",
        "onerror",
        "onfocus",
        "onfocusin",
        "onhashchange",
        "oninput",
        "onkeydown",
    ),
    *(
        "onload",
        "onloadstart",
        "onmessage",
        "onmousedown",
        "onmouseenter",
        "onmouseover",
        "onpageshow",
        "onpaste",
    ),
    *("onpointerdown", "onpointerover", "onpopstate", "onrepeat", "onresize", "onscroll", "onscrollend"),
    *("onscrollsnapchange", "onsecuritypolicyviolation", "onselect", "onstart", "onsubmit", "ontimeupdate"),
    *("ontoggle", "ontouchstart", "ontransitionend", "ontransitionrun", "onunhandledrejection", "onwheel"),
]
# How an attribute is parted from its tag, and its value enclosed.
PARTS = [
    " {}={}",
    ' {}="{}"',
    " {}='{}'",
    "/{}={}",
    "\n{}\n=\n{}",
    "\t{}\t=`{}`",
    "\x0c{}={}",
    '"{}={}',
    " =x {}={}",
    " x='\"' {}={}",
    " {}&#61;{}",
    " {}\x00={}",
]
# An attribute that holds an address, and whatever it needs around it.
ADDRESSES = [
    "<a href={}>teks</a>",
    "<a xlink:href={}>teks</a>",
    "<a href=/x ping={}>teks</a>",
    "<svg><a xlink:href={}><text y=9>teks</text></a></svg>",
    "<svg><a><animate attributeName=href values={} /><text>teks</text></a></svg>",
    "<svg><use href={} /></svg>",
    "<svg><image href={} /></svg>",
    "<svg><script href={} /></svg>",
    "<math href={}>teks</math>",
    "<math><mi xlink:href={}>teks</mi></math>",
    "<area href={}>",
    "<form action={}><button>teks</button></form>",
    "<form><button formaction={}>teks</button></form>",
    "<input type=image src={} formaction={}>",
    "<iframe src={}></iframe>",
    "<frameset><frame src={}></frameset>",
    "<object data={}></object>",
    "<embed src={}>",
    "<img src={}>",
    "<img srcset={}>",
    "<img data-gambar=1 src={} alt=teks>",
    "<img data-gambar={} src=/media/a.jpg>",
    "<figure class=gambar><img data-gambar=1 src=/media/a.jpg alt={}></figure>",
    "<figure class=video data-video={}></figure>",
    "<figure class=video data-video=youtube:{}></figure>",
    "<figure class=lampiran data-dokumen={}></figure>",
    "<figure class={}><figcaption>teks</figcaption></figure>",
    "<p class={}>teks</p>",
    "<video poster={} src={}></video>",
    "<base href={}>",
    "<link rel=stylesheet href={}>",
    "<meta http-equiv=refresh content=0;url={}>",
    "<body background={}>",
    "<table background={}><td background={}>teks",
    "<blockquote cite={}><p>teks</p></blockquote>",
    "<p style=background:url({})>teks</p>",
    "<style>@import {};</style>",
    "<portal src={}></portal>",
]
_DATA = base64.b64encode(SCRIPT.encode()).decode()
SCHEMES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"javascript&colon;{RUN}",
    f"&#106;avascript:{RUN}",
    f"&#x6A&#x61;vascript:{RUN}",
    f"&#0000106avascript:{RUN}",
    f"java&Tab;script:{RUN}",
    f"java&NewLine;script:{RUN}",
    f"'java\nscript:{RUN}'",
    f"'java\tscript:{RUN}'",
    f"'\x01javascript:{RUN}'",
    f"'&#14; javascript:{RUN}'",
    f"'java\x00script:{RUN}'",
    f"'java&#1;script:{RUN}'",
    f"'\u00a0javascript:{RUN}'",
    f"'\ufeffjavascript:{RUN}'",
    f"'java\u00adscript:{RUN}'",
    f"javascript://%0a{RUN}",
    f"javascript://host/%0d%0a{RUN}",
    f"&amp;#106;avascript:{RUN}",
    f"%6aavascript:{RUN}",
    f"\uff4aavascript:{RUN}",
    f"vbscript:{RUN}",
    f"livescript:{RUN}",
    f"data:text/html,{SCRIPT}",
    f"data:text/html;base64,{_DATA}",
    f"data:image/svg+xml;base64,{_DATA}",
    f"'data:text/html;charset=utf-7,+ADw-script+AD4-{RUN}+ADw-/script+AD4-'",
    f"feed:javascript:{RUN}",
    f"jar:javascript:{RUN}!/",
    f"view-source:javascript:{RUN}",
    f"blob:javascript:{RUN}",
    f"filesystem:javascript:{RUN}",
    f"\"x' onerror='{RUN}\"",
    f"'x\" onmouseover=\"{RUN}'",
    f"//jahat.example/{RUN}",
    "\\\\jahat.example\\x",
    "/media/../../jahat",
    f"x`onclick={RUN}",
]
# What makes a browser read another language, or build another tree than it was told.
WRAPPERS = [
    "{}",
    "<svg>{}</svg>",
    "<svg><desc>{}</desc></svg>",
    "<svg><title>{}</title></svg>",
    "<svg><foreignObject>{}</foreignObject></svg>",
    "<svg><style>{}</style></svg>",
    "<svg></p><style><a id='</style>{}'>",
    "<svg><![CDATA[><{}]]></svg>",
    "<math>{}</math>",
    "<math><mtext>{}</mtext></math>",
    "<math><mtext><table><mglyph><style><!--</style>{}",
    "<math><mtext><mglyph><malignmark>{}</math>",
    "<math><annotation-xml encoding='text/html'>{}</annotation-xml></math>",
    "<form><math><mtext></form><form><mglyph><style></math>{}",
    "<noscript>{}</noscript>",
    "<noscript><p title='</noscript>{}'></noscript>",
    "<template>{}</template>",
    "<template shadowrootmode=open>{}</template>",
    "<table>{}</table>",
    "<table><td>{}",
    "<table><caption>{}<table>",
    "<select>{}</select>",
    "<select><option><style></select>{}</style>",
    "<textarea>{}</textarea>",
    "<textarea></textarea>{}<textarea>",
    "<title>{}</title>",
    "<title><p alt='</title>{}'>",
    "<style>{}</style>",
    "<style><p alt='</style>{}'>",
    "<xmp>{}</xmp>",
    "<xmp><p title='</xmp>{}'>",
    "<iframe>{}</iframe>",
    "<noembed>{}</noembed>",
    "<noframes>{}</noframes>",
    "<plaintext>{}",
    "<!--{}-->",
    "<!--><p>{}-->",
    "<!---!>{}-->",
    "<!--x--!>{}-->",
    "<?xml {}?>",
    "<!DOCTYPE x [{}]>",
    "<![endif]>{}",
    "<p title='{}'>",
    '<a href="/x" title="{}">teks</a>',
    "<figure class=gambar>{}</figure>",
    "<figure class=galeri><img data-gambar=1>{}<img data-gambar=2></figure>",
    "<figure class=gambar><img data-gambar=1><figcaption>{}</figcaption></figure>",
    "<figure class=video data-video=youtube:dQw4w9WgXcQ><figcaption>{}</figcaption></figure>",
    "<img data-gambar=1 alt='{}'>",
    "<blockquote><p>a</p><p class=sumber>{}</p></blockquote>",
    "<ul><li>{}</ul>",
    "<a href=/x>{}</a>",
    "<p>{}" * 3,
    "<b><i><u><div>" * 20 + "{}",
    "<option><b></option></b>{}",
    "</p></div></body></html>{}",
]
MISSPELT = [
    lambda attack: attack,
    lambda attack: attack.upper().replace("__RAN", "__ran"),
    lambda attack: attack.rstrip(">"),
    lambda attack: "<" + attack,
    lambda attack: attack.replace("<", "<\x00"),
    lambda attack: attack.replace("<", "\ufe64").replace(">", "\ufe65"),
    lambda attack: attack.replace("<", "&lt;").replace(">", "&gt;"),
    lambda attack: attack.replace("<", "&amp;lt;").replace(">", "&amp;gt;"),
    lambda attack: attack.replace("<", "&#60").replace(">", "&#62"),
    lambda attack: attack.replace("script", "scr<script>ipt"),
    lambda attack: attack.replace("=", "&equals;"),
    lambda attack: attack.replace(" ", "/**/"),
    lambda attack: attack.replace(" ", "\u2028"),
    lambda attack: attack.replace(">", " x='>' y>"),
    lambda attack: attack + "<!--",
    lambda attack: attack + "\"'>`",
]


def with_handlers() -> Iterator[str]:
    for number, tag in enumerate(TAGS):
        for other, handler in enumerate(HANDLERS):
            attribute = PARTS[(number + other) % len(PARTS)].format(handler, RUN)
            yield f"<{tag} src=x href=x autofocus tabindex=1{attribute}>teks</{tag}>"


def with_addresses() -> Iterator[str]:
    for place in ADDRESSES:
        for scheme in SCHEMES:
            yield place.replace("{}", scheme)


def with_scripts() -> Iterator[str]:
    for opening in (
        "<script>",
        "<SCRIPT/x>",
        "<script\x0c>",
        "<script src=data:,{}>",
        "<svg><script>",
        "<script x=>",
    ):
        for closing in ("</script>", "</script x>", "</script", "</script/>", ""):
            yield opening.replace("{}", RUN) + RUN + closing
    yield f"<svg><script>&#95;&#95;ran&lpar;1&rpar;</script></svg>{SCRIPT}"
    yield f"<iframe srcdoc='{SCRIPT}'></iframe>"
    yield f"<iframe srcdoc=&lt;script&gt;parent.{RUN}&lt;/script&gt;></iframe>"
    yield f"<object data=data:text/html,{SCRIPT}></object>"
    yield f"<link rel=import href='data:text/html,{SCRIPT}'>"
    yield "<style>*{background:url(javascript:__ran(1));behavior:url(x);-moz-binding:url(x)}</style>"
    yield f"<p id=body name=body><form id=x></form><input form=x name=attributes onfocus={RUN} autofocus>"


def cores() -> list[str]:
    return [*with_handlers(), *with_addresses(), *with_scripts()]


def all_vectors() -> Iterator[str]:
    """Every core as it is, and in every wrapper and misspelling by turns: each pair of these meets many cores."""
    found = cores()
    yield from found
    number = 0
    for wrapper in WRAPPERS:
        for misspell in MISSPELT:
            for _turn in range(24):
                # A step that shares no divisor with the length, so that all cores have their turn.
                number = (number + 7919) % len(found)
                yield wrapper.replace("{}", misspell(found[number]))


def some_vectors(count: int, seed: int) -> list[str]:
    return random.Random(seed).sample(list(all_vectors()), count)
