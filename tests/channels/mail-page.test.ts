import { describe, expect, it } from "vitest";
import { cleanHtml } from "@/lib/channels/mail/clean-html";
import { mailPage } from "@/lib/channels/mail/mail-page";
import { mailPolicy } from "@/lib/web/mail-policy";

const clean = (html: string, remote = false) =>
  cleanHtml(html, (cid) => (cid === "own@x" ? "data:image/png;base64,AA" : null), remote);
const words = {
  when: (at: Date) => `at ${at.getTime()}`,
  title: "<t>",
  withheld: (n: number) => `${n} withheld`,
  heads: { from: "از", to: "به", cc: "رونوشت", date: "تاریخ", subject: "موضوع" },
};

describe("hostile HTML", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<form action='https://evil.example'><input name=password></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<div style='background:url(https://evil.example/x.png)'>x</div>",
    "<div style='background-image:url(//evil.example/x.png);position:fixed;inset:0'>x</div>",
    "<table background='https://evil.example/x.png'><tr><td>x</table>",
    "<img srcset='https://evil.example/x.png 1x' src='https://evil.example/x.png'>",
    "<img src='//evil.example/x.png'>",
    "<img src='data:image/svg+xml;base64,AA'>",
    "<video src='https://evil.example/x'><source src='https://evil.example/y'></video>",
    "<object data='https://evil.example'></object><embed src='https://evil.example'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<p style='color:expression(alert(1));behavior:url(evil.example)'>x</p>",
    "<picture><source srcset='https://evil.example/x.png'><img alt=x></picture>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
  ])("%s does nothing and asks nobody", (html) => {
    const { html: shown } = clean(html);
    expect(shown).not.toMatch(/<(?!\/?(?:a|div|p|table|tbody|tr|td|span|img)\b)/i);
    expect(shown).not.toMatch(/evil\.example|javascript:|onerror|onload|expression|url\(|position|svg\+xml|srcset/i);
  });

  it("keeps what it looks like and opens links apart", () => {
    const { html } = clean(
      '<p dir="rtl" style="color:#f00;text-align:right;margin:0 4px">سلام <a href="https://x.example/?a=1&b=2" onclick="x()">x</a></p>',
    );
    expect(html).toBe(
      '<p dir="rtl" style="color:#f00;text-align:right;margin:0 4px">سلام <a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a></p>',
    );
  });

  it("shows the mail's own pictures, and others only when asked and only by TLS", () => {
    const html =
      '<img src="cid:own@x"><img src="cid:none"><img src="https://p.example/a"><img src="http://p.example/b" alt="B">';
    expect(clean(html)).toMatchObject({ withheld: 2 });
    expect(clean(html).html.match(/<img /g)).toHaveLength(1);
    expect(clean(html).html).toContain("B");
    expect(clean(html, true).html).toContain('src="https://p.example/a"');
    expect(clean(html, true).html).not.toContain("http://p.example");
  });

  it.each([
    ["open tags", `${"<b>".repeat(200_000)}${"</i>".repeat(200_000)}x`],
    ["styles", `<p style="${"color:red;".repeat(50_000)}">x</p>`],
    ["open quotes", "<a href='".repeat(100_000)],
    ["tables", "<table><tr><td>".repeat(20_000)],
  ])("is not slowed by %s", (_, html) => {
    const began = performance.now();
    clean(html);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe("the page of a mail", () => {
  const raw = (body: string) => Buffer.from(`From: =?utf-8?B?2LnZhNuM?= <a@x.example>\r\nSubject: <b>x\r\n${body}`);

  it("shows who wrote what, with its own pictures in it", () => {
    const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1").toString("base64");
    const mail = raw(
      `Content-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>سلام</p><img src="cid:p%40x"><img src="cid:h@x">\r\n--B\r\nContent-Type: image/png\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n${png}\r\n--B\r\nContent-Type: image/png\r\nContent-ID: <h@x>\r\n\r\n<script>\r\n--B--`,
    );
    const html = mailPage(mail, words);
    expect(html).toContain("<dd>علی &lt;a@x.example&gt;</dd>");
    expect(html).toContain("<dd>&lt;b&gt;x</dd>");
    expect(html).toContain(`<img src="data:image/png;base64,${png}"`);
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).not.toContain("<t>");
  });

  it("tells its date as the house does, and one that is none as it came", () => {
    expect(mailPage(Buffer.from("Date: Thu, 1 Jan 1970 00:00:01 +0000 (X)\r\n\r\nx"), words)).toContain(
      "<dd>at 1000</dd>",
    );
    expect(mailPage(Buffer.from("Date: <soon>\r\n\r\nx"), words)).toContain("<dd>&lt;soon&gt;</dd>");
  });

  it("shows plain text as it stands", () =>
    expect(mailPage(raw("\r\n<script>a</script>\r\n> b"), words)).toContain("&lt;script&gt;a&lt;/script&gt;\n&gt; b"));
});

it("lets the frame do nothing, wherever its address is opened", () => {
  expect(mailPolicy(false)).toContain("img-src 'self' data:;");
  expect(mailPolicy(true)).toContain("img-src 'self' data: https:;");
  for (const policy of [mailPolicy(false), mailPolicy(true)]) {
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toMatch(/; sandbox allow-popups allow-popups-to-escape-sandbox$/);
  }
});
