#!/usr/bin/env python3
"""Writes html_cases.jsonl: what markup.py makes of tricky HTML. Run it after markup.py changed."""
import json
import pathlib

import markup

CASES = [
    "", "plain", "<b>bold</b>", "<B>bold</B>", "<strong>a</strong><em>b</em><ins>c</ins><strike>d</strike><del>e</del>",
    "<b>a<i>b</i>c</b>", "\U0001f95a <b>telur \U0001f95a</b> <i>x</i>", "a<b></b>c", "<b>", "<b>x", "<b>x</i>", "</b>", "<b>x</>", "<b>x</b >",
    "<b>x</b", "<b>x<", "5 < 6", "a<", "a<b", "<br>", "<br/>", "<\u00e9>", "\u00e9\u00e9<x>y</x>", "a > b", "a & b", "&lt;b&gt; &amp; &quot;", "&lt", "&nbsp;",
    "&apos;", "&#60;", "&#x3c;", "&#x1F95A;", "&#xD83D;", "&#xD83D;&#xDE00;", "&#0;", "&#x110000;", "&#000000060;", "&#0000060;", "&#;", "&#x;", "&;", "&amp;lt;",
    "<a href=\"https://example.com\">x</a>", "<a href='https://example.com/?a=1&b=2'>x</a>", "<a href=https.example>x</a>",
    "<a href=https://example.com>x</a>", "<a href=\"localhost\">x</a>", "<a href=\"\">https://example.com</a>", "<a>example.com</a>", "<a>tidak</a>",
    "<a href=\"tg://user?id=7000001\">Ani</a>", "<a href=\"tg://user?id=0\">Ani</a>", "<a href=\"tg://resolve?domain=x\">y</a>", "<a href=\"ftp://e.com\">x</a>",
    "<a href=\"https://e.com", "<a href=\"https://e.com\"", "<a href=", "<a href", "<a ", "<a =\"x\">y</a>", "<a href = \"e.com\" title=\"&lt;\">x</a>",
    "<a href=\"e.com\"/>x</a>", "<a /href=\"e.com\">x</a>", "<span class=\"tg-spoiler\">x</span>", "<span>x</span>", "<span class=\"spoiler\">x</span>",
    "<tg-spoiler>x</tg-spoiler>", "<code>x &lt; y</code>", "<code class=\"language-rust\">x</code>", "<pre>x</pre>",
    "<pre><code class=\"language-rust\">fn</code></pre>", "<pre><code>fn</code></pre>", "<pre>a<code class=\"language-c\">b</code></pre>",
    "<code><pre>x</pre></code>", "<code class=\"language-c\"><pre>x</pre></code>", "<blockquote>x</blockquote>", "<blockquote expandable>x</blockquote>",
    "<blockquote expandable=\"\">x</blockquote>", "<tg-emoji emoji-id=\"5368324170671202286\">\U0001f44d</tg-emoji>", "<tg-emoji emoji-id=\"x\">y</tg-emoji>",
    "<tg-emoji>y</tg-emoji>", "<tg-time unix=\"1700000000\" format=\"r\">x</tg-time>", "<tg-time unix=\"1700000000\" format=\"q\">x</tg-time>",
    "<tg-time unix=\"0\">x</tg-time>", "<tg-time>x</tg-time>", "<b class=\"x\">y</b>", "<b\n>x</b\n>", "<b\t\tx>y</b>", "< b>x</b>", "<b>a</b><b>b</b>", "<b><b>x</b></b>",
    "<i>\u0627\u0644\u0639\u200f</i> kiri", "e\u0301<b>\u0301</b>", "<u>\U0001f468\u200d\U0001f33e</u>", "<b>a\n\n b </b> ", "<b> </b>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<script>alert(1)</script>", "<b>Pak &lt;Slamet&gt;</b> &amp; Bu \"Rina\"", "<b><i>x</b></i>", "<b><i><u>x</u></i>", "\U0001f95a<x>", "\U0001f95a</b>", "\U0001f95a<b", "\U0001f95a<b>x</c>",
    "<a href='e.com' href='f.com'>x</a>", "<a href=\"https://e.com/\u00e9\">x</a>", "<a href=\"https://\u00e9.id\">x</a>", "<a href=\"https://e.com:99999\">x</a>",
    "<a href=\"https://u:p@e.com\">x</a>", "<a href=\"https://[::1]/\">x</a>", "<a href=\"https://e .com\">x</a>", "<a href=\"tg:user?id=5\">x</a>", "<a href=UPPER.com>x</a>", "<a href=e.com?x>y</a>",
    "<b a=\"unclosed>x</b>", "<b a='1' b=2 c>x</b>", "</", "<", ">", "&", "<b>x</b></b>", "<B>x</b>", "<b/>x", "<pre language=\"c\">x</pre>",
]


def main():
    with open(pathlib.Path(__file__).with_name("html_cases.jsonl"), "w", encoding="ascii") as out:
        for source in CASES:
            parsed = markup.parse_html(source)
            expected = {"error": parsed.errors[0]} if parsed.errors else {"text": parsed.text, "entities": parsed.entities}
            out.write(json.dumps({"source": source, **expected}) + "\n")


if __name__ == "__main__":
    main()
